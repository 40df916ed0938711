import type { Access } from '../../access/index.ts'
import { knownTypes } from '../../media/index.ts'
import type { Clock } from '../../platform/index.ts'
import { variants, type Variant } from './resources.ts'

const PURPOSE = 'dlna'
const HALF_DAY_MS = 12 * 3_600_000
/** Tokens that are remembered. */
const MOST_SIGNED = 20_000
/** Endings come from this list alone (security rule 2); many devices choose their player by them. */
const endings = new Map([...knownTypes().map(({ mime, ending }) => [mime, ending] as const).reverse(), ['text/srt', 'srt'] as const])

export type MediaAddresses = ReturnType<typeof createMediaAddresses>
export interface MediaPlace { id: string; variant: Variant | 'cover'; token: string }

/** Signed addresses of one file each, good for twelve hours at least (security rule 5): players of televisions send no headers of ours. */
export function createMediaAddresses({ access, clock }: { access: Pick<Access, 'signItemUrl' | 'verifyItemUrl'>; clock: Clock }) {
  // signing takes longer than writing all the rest of an item, and pages are read again and again
  const signed = new Map<string, string>()
  let signedIn = 0
  return {
    /** The token of a file; the same for hours, so that lists look alike when they are read again. */
    token(fileId: string): string {
      const halfDay = Math.floor(clock.now().getTime() / HALF_DAY_MS)
      if (halfDay !== signedIn || signed.size >= MOST_SIGNED) signed.clear()
      signedIn = halfDay
      const token = signed.get(fileId) ?? access.signItemUrl(fileId, PURPOSE, new Date((halfDay + 2) * HALF_DAY_MS))
      signed.set(fileId, token)
      return token
    },
    isValid: (fileId: string, token: string): boolean => access.verifyItemUrl(fileId, PURPOSE, token),
    address: (base: string, { id, variant, token }: MediaPlace, mediaType: string): string => `${base}/media/${id}/${variant}/${token}/${variant}.${endings.get(mediaType) ?? 'bin'}`,
  }
}

/** Takes the path of such an address apart; undefined for what is none. */
export function readMediaPath(path: string): MediaPlace | undefined {
  const [, id, said, token] = /^\/media\/([A-Za-z0-9._~-]{1,300})\/([a-z]{1,12})\/(\d{1,12}\.[A-Za-z0-9_-]{1,100})\/[a-z]{1,12}\.[a-z0-9]{1,8}$/.exec(path) ?? []
  const variant = [...variants, 'cover' as const].find((each) => each === said)
  return id !== undefined && token !== undefined && variant !== undefined ? { id, variant, token } : undefined
}
