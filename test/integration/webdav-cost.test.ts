import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { statementsOf } from '../support/statements-of.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
beforeAll(async () => {
  house = await webdavHouse()
  await house.send('MKCOL', at('many'))
  await put('many/first.txt', 'first') // what is asked once in a while is remembered from here on
})
afterAll(() => house.close())

const at = (name: string): string => `${house.space}/${name}`
const put = (name: string, body: string, headers: Record<string, string> = {}) => house.send('PUT', at(name), { body, headers })
const cost = async (work: () => Promise<Response>): Promise<[status: number, statements: number]> => {
  let status = 0
  const texts = await statementsOf(house.db, async () => { status = (await work()).status })
  return [status, texts.length]
}

describe('what a request costs', () => {
  it('is one question for a part of a file', async () => {
    expect(await cost(() => house.send('GET', at('many/first.txt'), { headers: { range: 'bytes=-3' } }))).toEqual([206, 1])
  })

  it('is six statements for one of many small files, and no child looks at what cannot be media', async () => {
    const looks = vi.spyOn(house.ingest, 'receiveFile')
    expect(await cost(() => put('many/second.txt', 'second'))).toEqual([201, 6])
    expect(await looks.mock.results[0]?.value).toEqual({ outcome: 'refused', reason: { key: 'media.unknown', params: {} } })
    looks.mockRestore()
  })

  it('is no more for a long file, but the look that spares its sender', async () => {
    expect((await cost(() => put('many/long.txt', 'x'.repeat(300_000))))[1]).toBeLessThanOrEqual(9)
  })
})

describe('a folder that was there a moment ago', () => {
  it('is not taken to be there when it was taken away or moved since', async () => {
    for (const [method, headers] of [['DELETE', {}], ['MOVE', { destination: at('elsewhere') }]] as const) {
      await house.send('MKCOL', at('brief'))
      expect((await put('brief/a.txt', 'a')).status).toBe(201)
      expect((await house.send(method, at('brief'), { headers })).status).toBeLessThan(300)
      expect((await put('brief/b.txt', 'b')).status).toBe(409)
    }
  })
})

describe('a long body', () => {
  /** Sends pieces of a megabyte, and tells by how much the memory that buffers hold rose above what it was. */
  async function grown(pieces: number): Promise<{ status: number; megabytes: number }> {
    const piece = randomBytes(1 << 20)
    const held = (): number => process.memoryUsage().arrayBuffers / 1e6
    const before = held()
    let most = before
    const status = await new Promise<number>((done, failed) => {
      const sent = request(`${house.origin}${at('long.bin')}`, { method: 'PUT', headers: { authorization: house.authorization, 'content-length': pieces * piece.length } }, (answer) => { answer.resume().once('end', () => done(answer.statusCode ?? 0)) })
      sent.once('error', failed)
      const more = (left: number): void => {
        most = Math.max(most, held())
        if (left === 0) sent.end()
        else sent.write(piece, () => more(left - 1))
      }
      more(pieces)
    })
    return { status, megabytes: most - before }
  }

  it('takes a few megabytes of memory, however long it is', async () => {
    const { status, megabytes } = await grown(100)
    expect(status).toBe(201)
    expect(megabytes).toBeLessThan(20)
    expect((await house.send('HEAD', at('long.bin'))).headers.get('content-length')).toBe(String(100 * (1 << 20)))
  })
})
