import { expect, it } from 'vitest'
import { checkConditions, mayRange } from './conditions.ts'
import { etagOf } from './targets.ts'

const file = { type: 'file' as const, name: 'a', fileId: null, mediaType: 'text/plain', size: 1, sha256: 'ab'.repeat(32), addedAt: new Date(0), changedAt: new Date('2024-05-01T10:00:00.700Z') }
const [own, then, before, after] = [etagOf(file), 'Wed, 01 May 2024 10:00:00 GMT', 'Wed, 01 May 2024 09:59:59 GMT', 'Wed, 01 May 2024 10:00:01 GMT']
const ask = (method: string, headers: Record<string, string>, resource: typeof file | undefined = file) => {
  try {
    return checkConditions({ method, headers }, resource) ? 304 : 200
  } catch (error) {
    return (error as { status: number }).status
  }
}

it('goes by tags before it goes by dates', () => {
  expect(ask('GET', { 'if-match': own, 'if-unmodified-since': before })).toBe(200)
  expect(ask('GET', { 'if-none-match': '"x"', 'if-modified-since': after })).toBe(200)
})

it('compares If-Match strongly and If-None-Match weakly', () => {
  expect([ask('PUT', { 'if-match': `W/${own}` }), ask('PUT', { 'if-match': `"x", ${own}` }), ask('GET', { 'if-none-match': `W/${own}` }), ask('PUT', { 'if-none-match': own })]).toEqual([412, 200, 304, 412])
})

it('knows what is there from what is not', () => {
  expect([ask('PUT', { 'if-match': '*' }), ask('PUT', { 'if-none-match': '*' })]).toEqual([200, 412])
  const absent = (headers: Record<string, string>) => { try { return checkConditions({ method: 'PUT', headers }, undefined) ? 304 : 200 } catch (error) { return (error as { status: number }).status } }
  expect([absent({ 'if-match': '*' }), absent({ 'if-none-match': '*' }), absent({ 'if-unmodified-since': before })]).toEqual([412, 200, 200])
})

it('goes by whole seconds, and by no date that is none', () => {
  expect([ask('GET', { 'if-modified-since': then }), ask('GET', { 'if-modified-since': before }), ask('GET', { 'if-modified-since': 'soon' }), ask('PUT', { 'if-modified-since': then })]).toEqual([304, 200, 200, 200])
  expect([ask('GET', { 'if-unmodified-since': then }), ask('GET', { 'if-unmodified-since': before }), ask('GET', { 'if-unmodified-since': '1' })]).toEqual([200, 412, 200])
})

it('obeys a Range only for the very content', () => {
  expect([mayRange(undefined, file), mayRange(own, file), mayRange(`W/${own}`, file), mayRange(then, file), mayRange(after, file), mayRange('x', file)]).toEqual([true, true, false, true, false, false])
})
