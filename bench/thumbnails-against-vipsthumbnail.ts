import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { freshDataDir, killAll, startMantel } from '../test/support/running-mantel.ts'
import { filesBelow, lookInto, machine, untilCount } from './whole-product/product.ts'

// How fast do a folder's pictures get their thumbnails and previews in the whole product (scan, hash, metadata, checks, drawing, database), against
// vipsthumbnail making the same two sizes of the same files, one after the other, with all cores? Needs Debian's libvips-tools.
// Enough that the first seconds (the watcher's wait, children starting) weigh as little as in any real library.
const COUNT = 200
const folder = mkdtempSync(join(tmpdir(), 'mantel-bench-'))

/** 12 megapixel JPEGs with the detail of a photo: smooth ground, soft shapes, grain. */
async function makePictures(): Promise<void> {
  const [width, height] = [4000, 3000]
  const raw = { width, height, channels: 3 as const }
  const grain = await sharp({ create: { ...raw, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 14 } } }).raw().toBuffer()
  for (let i = 0; i < COUNT; i++) {
    const shapes = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width / 4}" height="${height / 4}" viewBox="0 0 ${width} ${height}"><defs><radialGradient id="g"><stop offset="0" stop-color="hsl(${(i * 37) % 360},60%,60%)"/><stop offset="1" stop-color="hsl(${(i * 71) % 360},50%,25%)"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${Array.from({ length: 40 }, (_, n) => `<circle cx="${(n * 977 + i * 131) % width}" cy="${(n * 613 + i * 57) % height}" r="${60 + ((n * 31) % 240)}" fill="hsl(${(n * 47 + i) % 360},55%,${30 + (n % 5) * 10}%)" opacity="0.6"/>`).join('')}</svg>`)
    const path = join(folder, `picture ${i}.jpg`)
    const scene = await sharp(await sharp(shapes).png().toBuffer()).resize(width, height).removeAlpha().raw().toBuffer()
    await sharp(scene, { raw }).composite([{ input: grain, raw, blend: 'soft-light' }]).jpeg({ quality: 92 }).withExif({ IFD0: { Make: 'Bench', Model: 'Camera' } }).toFile(path)
    utimesSync(path, 1_600_000_000 + i, 1_600_000_000 + i)
  }
}

function vipsSeconds(): number {
  const out = mkdtempSync(join(tmpdir(), 'mantel-vips-'))
  const begun = performance.now()
  for (const size of [1440, 250]) execFileSync('vipsthumbnail', ['--size', String(size), '-o', join(out, `%s_${size}.jpg[Q=80,strip]`), ...filesBelow(folder)])
  const seconds = (performance.now() - begun) / 1000
  rmSync(out, { recursive: true })
  return seconds
}

async function productSeconds(): Promise<number> {
  const dataDir = freshDataDir()
  // started with an empty folder first, so that only the work on the files is timed, from the moment they are there to the last rendition
  const source = join(dataDir, 'source-outside')
  rmSync(source, { recursive: true, force: true })
  const outside = mkdtempSync(join(tmpdir(), 'mantel-bench-source-'))
  const mantel = await startMantel({ dataDir, sources: [outside] })
  const connection = lookInto(dataDir)
  await untilCount(connection, sql`select count(*) as n from scans where state = 'finished'`, (n) => n >= 1)
  mkdirSync(join(outside, 'new'))
  const begun = performance.now()
  spawnSync('sh', ['-c', `cp -al ${folder}/. ${outside}/new/`])
  await untilCount(connection, sql`select count(distinct sha256) as n from renditions where profile = 'thumbnail' and state = 'ready'`, (n) => n >= COUNT)
  await untilCount(connection, sql`select count(distinct sha256) as n from renditions where profile = 'preview' and state = 'ready'`, (n) => n >= COUNT)
  const seconds = (performance.now() - begun) / 1000
  await connection.close()
  await mantel.stop()
  await killAll(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
  rmSync(outside, { recursive: true, force: true })
  return seconds
}

await makePictures()
for (const path of filesBelow(folder)) readFileSync(path) // warms the disk cache for both
const before = vipsSeconds()
const product = await productSeconds()
const vips = Math.min(before, vipsSeconds())
rmSync(folder, { recursive: true })
console.log(`| ${COUNT} JPEGs of 12 megapixels, 1440 px and 250 px of each | seconds | pictures a second |\n|---|---|---|`)
console.log(`| vipsthumbnail, once a size | ${vips.toFixed(1)} | ${(COUNT / vips).toFixed(2)} |`)
console.log(`| Mantel, from the file's arrival to its last rendition (0.3 s of waiting until copying pauses included) | ${product.toFixed(1)} | ${(COUNT / product).toFixed(2)} |`)
console.log(`\nRatio: ${(vips / product).toFixed(2)} (goal 1.6)\n${machine()}`)
