import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Puts htmx, which must come before everything else, and the one sprite of icons into public/vendor. */
export function vendorBrowserFiles(root) {
  const folder = join(root, 'public/vendor')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'node_modules/htmx.org/dist/htmx.min.js'), join(folder, 'htmx.js'))
  writeFileSync(join(folder, 'icons.svg'), drawSprite(root, iconNames(root)))
}

/** The names stand in views/components/icon-names.ts, between quotes. */
function iconNames(root) {
  const text = readFileSync(join(root, 'views/components/icon-names.ts'), 'utf8')
  return [...new Set([...text.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1]))]
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
