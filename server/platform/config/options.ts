import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((v) => v === 'true' || v === '1' || v === 'yes')])
const list = z.union([z.array(z.string()), z.string().transform((v) => v.split(':').filter(Boolean))])
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

const option = <T extends z.ZodType>(env: string, schema: T, doc: string, secret = false) => ({ env, schema, doc, secret })

/**
 * Every option that Mantel reads, once: its variable in the environment, its rule and default, its sentence.
 * A secret may also be given as the path of a file that holds it, by the variable's name with _FILE.
 * docs/configuration.md lists them; a house test compares the two.
 */
export const options = {
  dataDir: option('MANTEL_DATA_DIR', z.string().default('data').transform((v) => resolve(v)), 'Folder that holds everything Mantel keeps: database, originals, previews, models, logs, secrets.'),
  host: option('MANTEL_HOST', z.string().default('0.0.0.0'), 'Address that the web server listens on.'),
  port: option('MANTEL_PORT', whole(0, 65535).default(8400), 'Port that the web server listens on; 0 takes any free one.'),
  dlnaPort: option('MANTEL_DLNA_PORT', whole(0, 65535).default(8200), 'Port on which televisions and other DLNA devices are answered, once an administrator lets them in; 0 takes any free one.'),
  publicUrl: option('MANTEL_PUBLIC_URL', z.url().optional(), 'Address that people open when it differs from http://<this machine>:<port>, as behind a reverse proxy with TLS.'),
  trustProxy: option('MANTEL_TRUST_PROXY', flag.default(false), 'Believe X-Forwarded-For and X-Forwarded-Proto; only behind a reverse proxy of your own.'),
  allowedHosts: option('MANTEL_ALLOWED_HOSTS', list.default([]), 'Further host names, separated by colons, under which browsers may call this server; addresses, localhost and this machine\'s own names always may.'),
  role: option('MANTEL_ROLE', z.enum(['all', 'web', 'worker']).default('all'), 'all: everything on this machine · web: pages only · worker: background work only.'),
  databaseUrl: option('DATABASE_URL', z.string().regex(/^postgres(ql)?:\/\//, 'expected an address that begins with postgres://').optional(), 'An external PostgreSQL (18 recommended); without it Mantel runs its own.', true),
  sources: option('MANTEL_SOURCES', list.default([]), 'Folders, separated by colons, that are indexed in place at start, as by --source.'),
  logLevel: option('MANTEL_LOG_LEVEL', z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'), 'How much the log says.'),
  logTo: option('MANTEL_LOG_TO', z.enum(['file', 'stdout']).default('file'), 'Where the log goes: a file below the data folder, or standard output as JSON lines.'),
  modelMirror: option('MODEL_MIRROR', z.string().optional(), 'A folder of models, found by what they hold, or an address under which each lies by its sha256; asked before the addresses that the model cards name.'),
  workers: option('MANTEL_WORKERS', whole(1, 64).default(Math.max(1, Math.min(8, availableParallelism()))), 'How many files are worked on at the same time; the number of cores unless told.'),
  taskMemoryMb: option('MANTEL_TASK_MEMORY_MB', whole(256, 65536).default(1536), 'Memory in MB that one child process may take for one file before it is ended.'),
  taskIdleSeconds: option('MANTEL_TASK_IDLE_SECONDS', whole(1, 3600).default(20), 'Seconds after which a child process without work is ended, to give its memory back.'),
  maxFileBytes: option('MANTEL_MAX_FILE_BYTES', whole(1, Number.MAX_SAFE_INTEGER).default(500 * 1024 ** 3), 'Largest file that is taken in, in bytes.'),
  maxPixels: option('MANTEL_MAX_PIXELS', whole(1, 4_000_000_000).default(400_000_000), 'Most pixels of one picture (width times height).'),
  maxFrames: option('MANTEL_MAX_FRAMES', whole(1, 1_000_000).default(5000), 'Most frames of one animated picture.'),
  maxDurationSeconds: option('MANTEL_MAX_DURATION_SECONDS', whole(1, 10_000_000).default(48 * 3600), 'Longest recording or film, in seconds.'),
  maxTracks: option('MANTEL_MAX_TRACKS', whole(1, 1000).default(64), 'Most streams (picture, sound, subtitles) of one file.'),
  scanEveryMinutes: option('MANTEL_SCAN_EVERY_MINUTES', whole(0, 10_080).default(60), 'Minutes between two full walks over each source, besides watching it; 0 walks only at start and by hand.'),
  watch: option('MANTEL_WATCH', flag.default(true), 'Watch sources for changes; a network mount may not tell of them, so walks go on besides.'),
  missingSharePercent: option('MANTEL_MISSING_SHARE_PERCENT', whole(1, 100).default(20), 'When more than this share of a source\'s files is missing at once, the scan stops and asks.'),
  trashDays: option('MANTEL_TRASH_DAYS', whole(0, 3650).default(30), 'Days after which what lies in the trash is deleted for good; 0 keeps it until a person empties the trash.'),
  sessionDays: option('MANTEL_SESSION_DAYS', whole(1, 365).default(30), 'Days that a login lasts without use.'),
} as const

type Options = typeof options
export type Config = { readonly [K in keyof Options]: z.output<Options[K]['schema']> }
