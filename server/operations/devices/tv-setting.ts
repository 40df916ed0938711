import { z } from 'zod'
import { defineEvent } from '../../platform/define-event.ts'
import { defineSetting } from '../../platform/settings.ts'

/** Id of a container of the tree, as catalog.tree gives it. */
const containerId = z.string().regex(/^[A-Za-z0-9._-]{1,200}$/)
/** '192.168.1.0/24' */
const network = z.string().regex(/^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}\/([89]|[12]\d|3[0-2])$/)

/** What televisions see of the house: they have no login, so this is all that guards them. */
export const TvSetting = z.object({
  on: z.boolean(),
  /** As devices list it, shorter than 64 characters; 'Mantel' and this machine's name unless told. */
  name: z.string().trim().max(63).optional(),
  /** Containers that are shown; everything when there are none. */
  show: z.array(containerId).max(200),
  /** Containers that are not, with all that is below them. */
  hide: z.array(containerId).max(200),
  kinds: z.array(z.enum(['image', 'audio', 'video'])).min(1),
  /** Networks that see it; those that this machine stands in itself when there are none. */
  networks: z.array(network).max(50),
})
export type TvSetting = z.output<typeof TvSetting>

export const tvSetting = defineSetting<TvSetting>({
  key: 'operations.tv',
  schema: TvSetting,
  fallback: { on: false, show: [], hide: [], kinds: ['image', 'audio', 'video'], networks: [] },
  doc: 'Whether televisions and other DLNA devices of the home network see the library, under which name, which branches and kinds of files, and from which networks; they have no login.',
})

export const deviceId = defineSetting<string | null>({
  key: 'operations.device-id',
  schema: z.uuid().nullable(),
  fallback: null,
  doc: 'By which televisions know this house again (its UDN); made once, never changed.',
})

/** Published when an administrator changed what televisions see. */
export const tvChanged = defineEvent({ name: 'operations.tv-changed', doc: 'An administrator changed whether and what televisions see: the DLNA door opens, shuts, or shows something else.', payload: z.object({}) })
