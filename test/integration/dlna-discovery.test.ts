import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const root = join(import.meta.dirname, '../..')
const [house, sofa] = [`mantel-h${process.pid}`, `mantel-s${process.pid}`]
const ip = (...args: string[]): void => { execFileSync('ip', args, { stdio: 'pipe' }) }

const clear = (): void => { for (const namespace of [house, sofa]) spawnSync('ip', ['netns', 'del', namespace]) }

/** Lays a cable from the house to the sofa, and one that Docker would have laid; says why where it cannot. */
function layCables(): string | undefined {
  try {
    for (const namespace of [house, sofa]) ip('netns', 'add', namespace)
    for (const link of ['lan0', 'docker0']) ip('link', 'add', link, 'netns', house, 'type', 'veth', 'peer', 'name', link, 'netns', sofa)
    for (const [namespace, link, address] of [[house, 'lan0', '10.97.0.1/24'], [sofa, 'lan0', '10.97.0.2/24'], [house, 'docker0', '172.17.0.1/16'], [sofa, 'docker0', '172.17.0.2/16']] as const) {
      ip('-n', namespace, 'addr', 'add', address, 'dev', link)
      for (const up of [link, 'lo']) ip('-n', namespace, 'link', 'set', up, 'up')
    }
    return undefined
  } catch (error) {
    clear()
    return (error as { stderr?: Buffer }).stderr?.toString().trim() || (error as Error).message
  }
}

interface Told { heard?: Packet; answered?: Packet; from?: string; at?: number; searched?: string; fetched?: number; text?: string; port?: number; ready?: boolean; info?: { networks: string[] }; error?: string }
interface Packet { start: string; headers: Record<string, string> }
function run(namespace: string, script: string, ...args: string[]): { child: ChildProcessWithoutNullStreams; told: Told[] } {
  const child = spawn('ip', ['netns', 'exec', namespace, join(root, 'node_modules/.bin/node'), '--import', 'tsx', join(root, 'test/support/lan', script), ...args], { cwd: root })
  const told: Told[] = []
  createInterface({ input: child.stdout }).on('line', (line) => told.push(JSON.parse(line) as Told))
  child.stderr.on('data', (text: Buffer) => told.push({ error: text.toString() }))
  return { child, told }
}

const reason = layCables()
describe.skipIf(reason !== undefined)(`discovery over real multicast between two network namespaces${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let server: ReturnType<typeof run> | undefined, listener: ReturnType<typeof run>
  const things = ['upnp:rootdevice', 'uuid:0190a000-0000-7000-8000-000000000001', 'urn:schemas-upnp-org:device:MediaServer:1', 'urn:schemas-upnp-org:service:ContentDirectory:1', 'urn:schemas-upnp-org:service:ConnectionManager:1', 'urn:microsoft.com:service:X_MS_MediaReceiverRegistrar:1']
  const heard = (kind: string): Packet[] => listener.told.flatMap(({ heard: packet }) => (packet?.headers['nts'] === kind ? [packet] : []))
  const order = (what: object): void => { listener.child.stdin.write(`${JSON.stringify(what)}\n`) }

  beforeAll(async () => {
    listener = run(sofa, 'listen.ts', '10.97.0.2')
    await vi.waitFor(() => { expect(listener.told).toContainEqual({ ready: true }) }, 30_000)
    server = run(house, 'serve.ts')
    await vi.waitFor(() => { expect(server!.told.some(({ port }) => port === 8200), JSON.stringify(server!.told)).toBe(true) }, 50_000)
  }, 90_000)
  afterAll(() => {
    server?.child.kill('SIGKILL')
    listener.child.kill('SIGKILL')
    clear()
  })

  it('tells of everything that it is, more than once, in the network of the house alone', async () => {
    await vi.waitFor(() => { for (const thing of things) expect(heard('ssdp:alive').filter(({ headers }) => headers['nt'] === thing).length, thing).toBeGreaterThanOrEqual(2) }, 5000)
    for (const { headers } of heard('ssdp:alive')) expect([headers['location'], headers['cache-control']]).toEqual(['http://10.97.0.1:8200/description.xml', 'max-age=1800'])
    expect(server!.told.flatMap(({ info }) => info?.networks ?? [])).toEqual(['10.97.0.1/24'])
  })

  it('is found within two seconds, by what it is and by no other name, and its description is there', async () => {
    for (const target of ['ssdp:all', 'urn:schemas-upnp-org:device:MediaServer:1', things[1]!]) {
      const before = listener.told.length
      order({ search: target })
      const wanted = target === 'ssdp:all' ? things.length : 1
      const answers = (): Told[] => listener.told.slice(before).filter(({ answered }) => answered)
      await vi.waitFor(() => { expect(answers()).toHaveLength(wanted) }, 4000)
      const began = listener.told.slice(before).find(({ searched }) => searched === target)!.at!
      for (const { at, answered, from } of answers()) {
        expect(at! - began).toBeLessThan(2000)
        expect([answered!.start, from, answered!.headers['ext'], answered!.headers['location']]).toEqual(['HTTP/1.1 200 OK', '10.97.0.1', '', 'http://10.97.0.1:8200/description.xml'])
      }
    }
    order({ search: 'urn:schemas-upnp-org:device:MediaRenderer:1' })
    order({ fetch: 'http://10.97.0.1:8200/description.xml' })
    await vi.waitFor(() => { expect(listener.told.some(({ fetched, text }) => fetched === 200 && text!.includes('MediaServer:1'))).toBe(true) }, 5000)
    expect(listener.told.filter(({ answered }) => answered?.headers['st'] === 'urn:schemas-upnp-org:device:MediaRenderer:1')).toEqual([])
  })

  it('says byebye for each when it stops', async () => {
    const ended = new Promise((resolve) => { server!.child.once('exit', resolve) })
    server!.child.kill('SIGTERM')
    await vi.waitFor(() => { expect(heard('ssdp:byebye').map(({ headers }) => headers['nt']).sort()).toEqual([...things].sort()) }, 5000)
    await ended
  })
})
