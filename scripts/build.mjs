// Builds dist/ and public/vendor. By hand: npm run build (always), npm start does it only when a source changed.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleBrowser } from './build/bundle-browser.mjs'
import { bundleServer } from './build/bundle-server.mjs'
import { sourcesStamp } from './build/sources-stamp.mjs'
import { vendorBrowserFiles } from './build/vendor-browser-files.mjs'
import { endWithReason, root, setUp } from './setup.mjs'

const stampFile = join(root, 'dist/.sources')

/** True when no source has changed since the last build. */
export const isBuilt = () => existsSync(stampFile) && existsSync(join(root, 'dist/main.js')) && readFileSync(stampFile, 'utf8') === sourcesStamp(root)

async function build() {
  const stamp = sourcesStamp(root)
  mkdirSync(join(root, 'dist'), { recursive: true })
  rmSync(stampFile, { force: true })
  vendorBrowserFiles(root)
  await Promise.all([bundleServer(root), bundleBrowser(root)])
  writeFileSync(stampFile, stamp)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const begun = Date.now()
  await setUp([]).then(() => build()).catch(endWithReason)
  console.log(`Built dist/ in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}
