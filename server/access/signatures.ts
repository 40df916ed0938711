import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '../platform/errors.ts'
import type { Clock } from '../platform/index.ts'
import { keptSecret, sameSecret } from './kept-secret.ts'

export type Signatures = ReturnType<typeof createSignatures>

/** A signed address outlives a long film, not the week. */
const LONGEST_HOURS = 24

/** Proofs that Mantel itself gave something out: CSRF tokens and signed addresses, under keys drawn from one secret kept 0600. */
export function createSignatures({ clock, secretsDir }: { clock: Clock; secretsDir: string }) {
  const secret = Buffer.from(keptSecret(secretsDir, 'signing-key', () => randomBytes(32).toString('base64url')), 'base64url')
  if (secret.length < 32) throw new Error('expected 32 bytes in the signing-key below the secrets folder, but there are fewer: delete the file, and a new one is made')
  const signer = (purpose: string) => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', `mantel ${purpose}`, 32))
    return (...parts: (string | number)[]): string => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')
  }
  const signForm = signer('csrf')
  const signItem = signer('item-url')
  return {
    /** A token for the forms of one session; each is another text, so that compressed pages do not tell it. */
    csrfToken(session: { id: string }): string {
      const salt = randomBytes(12).toString('base64url')
      return `${salt}.${signForm(session.id, salt)}`
    },
    /** Whether the token was made for this session. */
    verifyCsrfToken(session: { id: string }, token: string): boolean {
      const [salt = '', proof = ''] = token.split('.')
      return sameSecret(proof, signForm(session.id, salt))
    },
    /**
     * A token, to be put into an address, that opens one file for one purpose ('stream', 'download') until then (security rule 5).
     * @throws AppError 'invalid' access.address-lasts-too-long beyond 24 hours
     */
    signItemUrl(fileId: string, purpose: string, expiresAt: Date): string {
      if (expiresAt.getTime() - clock.now().getTime() > LONGEST_HOURS * 3_600_000) throw new AppError('invalid', 'access.address-lasts-too-long', { hours: LONGEST_HOURS })
      const until = Math.floor(expiresAt.getTime() / 1000)
      return `${until}.${signItem(fileId, purpose, until)}`
    },
    /** Whether the token opens this file for this purpose now. */
    verifyItemUrl(fileId: string, purpose: string, token: string): boolean {
      const [until = '', proof = ''] = token.split('.')
      if (!/^\d{1,12}$/.test(until)) return false
      return sameSecret(proof, signItem(fileId, purpose, Number(until))) && Number(until) * 1000 > clock.now().getTime()
    },
  }
}
