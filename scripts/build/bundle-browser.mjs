import { join } from 'node:path'

/** Bundles public/js/index.js and public/css/index.css into public/vendor/mantel.{js,css}, and draws the icon for home screens; run after vendor-browser-files. */
export async function bundleBrowser(root) {
  const [{ build }, { default: sharp }] = await Promise.all([import('esbuild'), import('sharp')])
  const shared = { bundle: true, minify: true, logLevel: 'warning', legalComments: 'inline', absWorkingDir: root }
  await Promise.all([
    build({ ...shared, entryPoints: [join(root, 'public/js/index.js')], outfile: join(root, 'public/vendor/mantel.js'), format: 'esm', platform: 'browser', target: 'es2022', sourcemap: true }),
    build({ ...shared, entryPoints: [join(root, 'public/css/index.css')], outfile: join(root, 'public/vendor/mantel.css'), target: ['chrome123', 'firefox121', 'safari17.5'] }),
    ...[180, 512].map((size) => sharp(join(root, 'public/icons/favicon.svg'), { density: 72 * (size / 32) }).resize(size, size).png().toFile(join(root, `public/vendor/mantel-${size}.png`))),
  ])
}
