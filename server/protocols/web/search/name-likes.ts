import { z } from 'zod'
import type { Chip } from '../../../../views/search/data.ts'
import type { Actor } from '../../../access/index.ts'
import type { Library } from '../../../library/index.ts'

/** Chips of like: show the name of the file in place of its id, as far as the actor may see the file. */
export function nameLikes(library: Pick<Library, 'findFile'>, actor: Actor, chips: readonly Chip[]): Promise<Chip[]> {
  return Promise.all(chips.map(async (chip) => {
    if (chip.field !== 'like' || !z.uuid().safeParse(chip.value).success) return chip
    const found = await library.findFile(actor, chip.value).catch(() => undefined) // gone, or not theirs: the id stays
    return found ? { ...chip, value: found.file.name } : chip
  }))
}
