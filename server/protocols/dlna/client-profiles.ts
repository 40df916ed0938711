import { z } from 'zod'
import { clientRows } from './client-rows.ts'

const text = z.string().max(200)
/** Smaller pictures that are offered beside an original. */
export const resizedSizes = ['LRG', 'MED', 'SM', 'TN'] as const

/** What is different for a kind of device; a row of the table, and of DATA_DIR/dlna-clients.json. */
export const ClientRow = z.strictObject({
  name: text.min(1),
  /** It is such a device when all that stand here are contained in what it says of itself, in any case. */
  match: z.strictObject({ userAgent: text.optional(), avClientInfo: text.optional(), friendlyName: text.optional() }),
  /** What it calls containers, and what we call them. */
  containers: z.record(text, text).default({}),
  /** How it wants to be told of subtitles: a resource beside the others · Samsung's elements and headers · Panasonic's attribute · not at all. */
  subtitles: z.enum(['resource', 'samsung', 'panasonic', 'none']).default('resource'),
  /** In what its bookmarks are told and set. */
  bookmarks: z.enum(['s', 'ms']).default('s'),
  /** What it calls media types. */
  mediaTypes: z.record(text, text).default({}),
  resized: z.array(z.enum(resizedSizes)).default(['LRG', 'MED', 'SM', 'TN']),
  /** Cuts titles at the last dot: they get their ending back. */
  titleWithEnding: z.boolean().default(false),
  /** Wants the small picture of videos and sounds among their resources. */
  smallPictureResource: z.boolean().default(false),
  /** Plays transport streams only by the name of a DLNA profile. */
  namesTransportStreams: z.boolean().default(false),
  /** Lines of its own in the description. */
  description: z.enum(['samsung', 'sony']).optional(),
  /** Shows what it gets as it comes, and asks for no order: by title then. */
  sortsByTitle: z.boolean().default(false),
  /** Asks for orders that we do not offer, without asking which we do: they are passed over. */
  anySort: z.boolean().default(false),
  /** Reads ASCII only. */
  asciiXml: z.boolean().default(false),
  /** Reads dates without a time only. */
  dateOnly: z.boolean().default(false),
})
export type ClientProfile = z.output<typeof ClientRow>
export type ClientRow = z.input<typeof ClientRow>

/** The device that nothing special is known of. */
export const plainClient: ClientProfile = ClientRow.parse({ name: 'DLNA', match: {} })

/** What a device says of itself, header names in lower case. */
export type SaidOfItself = Record<string, string | string[] | undefined>

/** A table of devices: rows of one's own come first, then ours; the first that matches counts. */
export function createClientTable(own: readonly ClientProfile[] = []): (headers: SaidOfItself) => ClientProfile | undefined {
  const rows = [...own, ...clientRows.map((row) => ClientRow.parse(row))]
  return (headers) => rows.find(({ match }) => {
    const said = [[match.userAgent, headers['user-agent']], [match.avClientInfo, headers['x-av-client-info']], [match.friendlyName, headers['friendlyname.dlna.org']]] as const
    const wanted = said.filter(([part]) => part !== undefined)
    return wanted.length > 0 && wanted.every(([part, header]) => typeof header === 'string' && header.toLowerCase().includes(part!.toLowerCase()))
  })
}
