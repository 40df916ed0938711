// The law of the house. A room may import only the rooms to its left.
const rooms = ['platform', 'media', 'inference', 'access', 'library', 'renditions', 'ingest', 'analysis', 'catalog', 'operations', 'protocols']
// Neighbours that stand left of a room yet are none of its business.
const strangers = { media: ['platform/(queue|database)'], inference: ['media'], renditions: ['access'], analysis: ['ingest', 'access'] }
// Each outside tool is held by one room; everyone else asks that room.
const tools = {
  'pg-boss': 'server/platform', usearch: 'server/catalog/vectors', 'sharp|fluent-ffmpeg': 'server/media', 'onnxruntime-node|@huggingface/[^/]+': 'server/inference',
  'lucia|@node-rs/argon2': 'server/access', '@aws-sdk/[^/]+': 'server/library/storage',
  'hono|@hono/[^/]+': '(server/protocols/|server/[^/]+\\.ts$|views/)', 'exiftool-vendored|music-metadata': 'server/media', 'drizzle-orm/postgres-js|postgres': 'server/platform',
}
// A test makes its own media with the tools at hand and stands on test/support.
const tests = '\\.test\\.tsx?$'
const leftward = rooms.map((room, i) => ({
  name: `room-order: ${room}`, severity: 'error',
  comment: `${room} may import only ${rooms.slice(0, i).join(', ') || 'nothing'}`,
  from: { path: `^server/${room}/`, pathNot: tests },
  to: { path: `^server/(${rooms.slice(i + 1).join('|') || 'none'})/|^server/[^/]+\\.ts$|^test/` },
}))
module.exports = {
  forbidden: [
    ...leftward,
    ...Object.entries(strangers).map(([room, not]) => ({ name: `strangers: ${room}`, severity: 'error', from: { path: `^server/${room}/`, pathNot: tests }, to: { path: `^server/(${not.join('|')})` } })),
    ...Object.entries(tools).map(([tool, room]) => ({ name: `tool: ${tool}`, severity: 'error', from: { path: '^(server|views)/', pathNot: `^${room}|${tests}` }, to: { path: `^node_modules/(${tool})(/|$)` } })),
    { name: 'front-door', severity: 'error', comment: 'enter a room by its index.ts; schema may point at schema',
      from: { path: '^server/([^/]+)/' }, to: { path: '^server/[^/]+/.+', pathNot: '^server/$1/|^server/platform/[^/]+\\.ts$|^server/[^/]+/index\\.ts$|^server/platform/[^/]+/index\\.ts$|/schema\\.ts$' } },
    { name: 'schema-door', severity: 'error', comment: 'only a schema may touch another room\'s schema directly',
      from: { path: '^server/([^/]+)/', pathNot: '[/-]schema\\.ts$' }, to: { path: '^server/[^/]+/schema\\.ts$', pathNot: '^server/$1/' } },
    { name: 'protocols-are-strangers', severity: 'error', from: { path: '^server/protocols/([^/]+)/' }, to: { path: '^server/protocols/[^/]+/', pathNot: '^server/protocols/$1/' } },
    { name: 'analyzers-are-strangers', severity: 'error', comment: 'those of pictures share how pixels are prepared and one backbone, those of sound how it is heard',
      from: { path: '^server/analysis/(image|audio|video)/([^/.]+)', pathNot: '^server/analysis/audio/(hear|open)-sound[.]' },
      to: { path: '^server/analysis/(image|audio|video)/', pathNot: ['^server/analysis/$1/$2[/.]', '^server/analysis/image/(pixels|backbone)/', '^server/analysis/audio/((sound|round-time)[.]ts$|(fft|music|over-time|spectra)/|voice/hear-voice[.]ts$)'] } },
    { name: 'views-are-pure', severity: 'error', comment: 'views take data and give HTML; only types may come from server/',
      from: { path: '^views/', pathNot: tests }, to: { path: '^server/', dependencyTypesNot: ['type-only'] } },
    { name: 'views-no-io', severity: 'error', from: { path: '^views/', pathNot: tests }, to: { dependencyTypes: ['core'] } },
    { name: 'views-for-protocols', severity: 'error', comment: 'rooms give data; only a protocol draws pages of it', from: { path: '^server/', pathNot: ['^server/(protocols/|[^/]+\\.ts$)', tests] }, to: { path: '^views/' } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^(server|views)/' }, to: {} },
  ],
  options: { tsPreCompilationDeps: 'specify', tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] } },
}
