import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSecret } from './kept-secret.ts'
import { createSignatures } from './signatures.ts'

let secretsDir: string
beforeEach(() => { secretsDir = mkdtempSync(join(tmpdir(), 'mantel-secrets-')) })
afterEach(() => rmSync(secretsDir, { recursive: true, force: true }))

const noon = Date.parse('2026-11-24T12:00:00Z')
const at = (now: number) => createSignatures({ clock: { now: () => new Date(now) }, secretsDir })

describe('CSRF tokens', () => {
  it('hold for their session in every process of the house, and for no other session', () => {
    const token = at(noon).csrfToken({ id: 'one' })
    expect(at(noon).verifyCsrfToken({ id: 'one' }, token)).toBe(true)
    expect(at(noon).verifyCsrfToken({ id: 'two' }, token)).toBe(false)
  })

  it('differ each time, so that a compressed page does not tell them', () => {
    const signatures = at(noon)
    expect(signatures.csrfToken({ id: 'one' })).not.toBe(signatures.csrfToken({ id: 'one' }))
  })

  it.each(['', '.', 'a.b', 'é.é', 'x'.repeat(10_000)])('refuses %j', (token) => {
    expect(at(noon).verifyCsrfToken({ id: 'one' }, token)).toBe(false)
  })
})

describe('signed addresses (security rule 5)', () => {
  const until = new Date(noon + 3_600_000)

  it('open one file for one purpose until their time', () => {
    const token = at(noon).signItemUrl('file', 'stream', until)
    expect(at(noon).verifyItemUrl('file', 'stream', token)).toBe(true)
    expect(at(noon).verifyItemUrl('other', 'stream', token)).toBe(false)
    expect(at(noon).verifyItemUrl('file', 'download', token)).toBe(false)
    expect(at(noon + 3_600_000).verifyItemUrl('file', 'stream', token)).toBe(false)
  })

  it('cannot be prolonged by hand, nor made from a form\'s token', () => {
    const [, proof] = at(noon).signItemUrl('file', 'stream', until).split('.')
    expect(at(noon).verifyItemUrl('file', 'stream', `${Math.floor(noon / 1000) + 86_400}.${proof}`)).toBe(false)
    expect(at(noon).verifyItemUrl('file', 'stream', at(noon).csrfToken({ id: 'file' }))).toBe(false)
    for (const hostile of ['', '.', '9'.repeat(400), 'NaN.x', '-1.x', '1e99.x']) expect(at(noon).verifyItemUrl('file', 'stream', hostile)).toBe(false)
  })

  it('are never made for longer than a day', () => {
    expect(() => at(noon).signItemUrl('file', 'stream', new Date(noon + 25 * 3_600_000))).toThrow('access.address-lasts-too-long')
  })
})

describe('kept secrets (security rule 10)', () => {
  it('are random, kept 0600 and made tight again when a copy has loosened them', () => {
    const path = join(secretsDir, 'signing-key')
    at(noon)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(join(secretsDir, 'loose'), 'value\n', { mode: 0o644 })
    expect(keptSecret(secretsDir, 'loose', () => 'never')).toBe('value')
    expect(statSync(join(secretsDir, 'loose')).mode & 0o777).toBe(0o600)
  })

  it('differ from house to house', () => {
    const token = at(noon).csrfToken({ id: 'one' })
    const elsewhere = join(secretsDir, 'elsewhere')
    expect(createSignatures({ clock: { now: () => new Date(noon) }, secretsDir: elsewhere }).verifyCsrfToken({ id: 'one' }, token)).toBe(false)
  })

  it('stop the start with a plain reason when the file is empty', () => {
    writeFileSync(join(secretsDir, 'signing-key'), '')
    expect(() => at(noon)).toThrow(/signing-key.*empty/)
  })
})
