// Runs in a network namespace of its own: opens the door for televisions over a tree of one picture, and shuts it on SIGTERM.
import { ROOT, type TreeContainer } from '../../../server/catalog/index.ts'
import { AppError, silentLog, systemClock } from '../../../server/platform/index.ts'
import { createDlnaDoor } from '../../../server/protocols/dlna/index.ts'

const folder: TreeContainer = { type: 'container', id: 'date', parentId: ROOT, name: 'By date', topic: 'date', changedAt: new Date(0) }
const log = silentLog()
const tell = (what: object): void => { process.stdout.write(`${JSON.stringify(what)}\n`) }
const door = createDlnaDoor({
  catalog: {
    tree: {
      find: async (_, id) => { if (id !== folder.id) throw new AppError('not-found', 'catalog.tree-no-such'); return folder },
      children: async (_, id) => (id === ROOT ? { total: 1, nodes: [folder] } : { total: 0, nodes: [] }),
      search: async () => ({ total: 0, nodes: [] }), updateId: async () => 1, look: (ask) => ask(),
    },
    transcripts: { spokenAmong: async () => new Set(), write: async () => ({ name: '', mediaType: '', text: '' }) },
  },
  library: { technicalFacts: async () => new Map(), openOriginal: () => Promise.reject(new Error('none')), findFile: () => Promise.reject(new Error('none')) },
  renditions: { ready: async () => new Map(), find: async () => undefined, fitted: async () => undefined },
  devices: {
    tv: async () => ({ on: true, show: [], hide: [], kinds: ['image', 'audio', 'video'], networks: [] }), udn: async () => '0190a000-0000-7000-8000-000000000001',
    opened: async () => undefined, bookmarks: async () => new Map(), setBookmark: async () => undefined,
  },
  access: { signItemUrl: () => '1.a', verifyItemUrl: () => false, firstSpace: async () => 'space' },
  events: { listen: () => () => undefined },
  clock: systemClock, log: { ...log, info: (facts: object) => { tell({ info: facts }) }, error: (facts: { err: Error }) => { tell({ error: facts.err.message }) } } as typeof log,
  config: { dataDir: '/nowhere', host: '0.0.0.0', dlnaPort: 8200, publicUrl: undefined, allowedHosts: [] },
  version: 'test', title: async (key) => key, icon: () => undefined,
})
process.once('SIGTERM', () => { void door.stop().then(() => process.exit(0)) })
await door.start()
tell({ port: door.port() })
