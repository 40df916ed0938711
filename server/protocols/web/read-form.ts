import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { DoorContext } from './visit.ts'

/**
 * The fields of a form, or of JSON of the same shape, as their schema allows.
 * @throws ZodError, which the door answers as 'invalid' web.not-understood
 */
export async function readForm<Fields>(c: DoorContext, schema: z.ZodType<Fields>): Promise<Fields> {
  if (c.req.header('content-type')?.startsWith('application/json')) return schema.parse(await c.req.json().catch(() => undefined))
  return schema.parse(await c.req.parseBody({ all: true }))
}

/**
 * The id in a path.
 * @throws AppError 'not-found' web.no-such-page for what is no id
 */
export function idOf(c: DoorContext, name = 'id'): string {
  const id = c.req.param(name)
  if (id === undefined || !z.uuid().safeParse(id).success) throw new AppError('not-found', 'web.no-such-page')
  return id.toLowerCase()
}

/** One value or several of one name, as forms and addresses send them. */
export const oneOrMore = <Item>(item: z.ZodType<Item>, most: number) => z.union([z.array(item), item.transform((single): Item[] => [single])]).refine((all) => all.length <= most, { message: `at most ${most}` })

/** A checkbox: 'on' or absent. */
export const checkbox = z.literal('on').optional().transform((value) => value === 'on')
