import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Copied as they are: name in public/vendor → file in node_modules. */
const copies = {
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'alpine.js': '@alpinejs/csp/dist/module.esm.min.js',
}
/** Made into one ES module each: name in public/vendor → package. */
const modules = { 'tus.js': 'tus-js-client', 'thumbhash.js': 'thumbhash' }

/** Fills public/vendor with the browser's share of npm packages, and the one sprite of icons. */
export async function vendorBrowserFiles(root) {
  const folder = join(root, 'public/vendor')
  mkdirSync(folder, { recursive: true })
  for (const [name, file] of Object.entries(copies)) copyFileSync(join(root, 'node_modules', file), join(folder, name))
  const { build } = await import('esbuild')
  await Promise.all(Object.entries(modules).map(([name, entry]) => build({
    stdin: { contents: `export * from '${entry}'`, resolveDir: root }, outfile: join(folder, name),
    bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'warning', legalComments: 'inline',
  })))
  writeFileSync(join(folder, 'icons.svg'), drawSprite(root, iconNames(root)))
}

/** The names stand in views/components/icon-names.ts, between quotes. */
function iconNames(root) {
  const file = join(root, 'views/components/icon-names.ts')
  return existsSync(file) ? [...new Set([...readFileSync(file, 'utf8').matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1]))] : []
}

function drawSprite(root, names) {
  const symbols = names.map((name) => {
    const file = join(root, 'node_modules/lucide-static/icons', `${name}.svg`)
    if (!existsSync(file)) throw new Error(`views/components/icon-names.ts: lucide has no icon '${name}'.`)
    const inside = readFileSync(file, 'utf8').replace(/<!--.*?-->/gs, '').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\s*\n\s*/g, '')
    return `<symbol id="${name}" viewBox="0 0 24 24">${inside}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
}
