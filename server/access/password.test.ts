import { describe, expect, it } from 'vitest'
import { hashPassword, requireGoodPassword, verifyPassword } from './password.ts'

describe('requireGoodPassword', () => {
  it.each(['blue kettle on the stove', 'x7#Qm!92vL', 'пароль для дома', '青い やかん と 台所 の 窓'])('takes %j', (password) => {
    expect(() => requireGoodPassword(password, 'Ada')).not.toThrow()
  })

  it.each([
    ['', 'access.password-too-short'], ['nine char', 'access.password-too-short'], ['ä'.repeat(9), 'access.password-too-short'], ['x'.repeat(257), 'access.password-too-long'],
    ['Christopher1', 'access.password-like-name'], ['christopherCHRISTOPHER', 'access.password-like-name'],
    ['1234567890', 'access.password-too-common'], ['Password-123', 'access.password-too-common'], ['aaaaaaaaaaaa', 'access.password-too-common'], ['1212121212', 'access.password-too-common'],
  ])('refuses %j: %s', (password, key) => {
    expect(() => requireGoodPassword(password, 'Christopher')).toThrow(key)
  })
})

describe('verifyPassword', () => {
  it('knows the password, and nothing else', async () => {
    const kept = await hashPassword('blue kettle on the stove')
    expect(await verifyPassword(kept, 'blue kettle on the stove')).toBe(true)
    expect(await verifyPassword(kept, 'Blue kettle on the stove')).toBe(false)
    expect(await verifyPassword(null, 'blue kettle on the stove')).toBe(false)
    expect(await verifyPassword(undefined, '')).toBe(false)
  })
})
