import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8', '.html': 'text/html; charset=utf-8', '.map': 'application/json', '.webp': 'image/webp',
}
const compressible = /^text\/|javascript|json|svg/
type Encoding = 'br' | 'gzip'
const pack: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}

interface Asset { bytes: Buffer; mediaType: string; hash: string; packed: Partial<Record<Encoding, Promise<Buffer>>> }
export interface Assets {
  /** Changes whenever any file does; pages put it behind the addresses of what they load. */
  version: string
  /** The answer to GET or HEAD of a path of public/, or undefined where it holds none. */
  answer(request: Request, path: string): Promise<Response> | undefined
}

/** Everything below public/, kept in memory: small, known at start, so that no path of a request ever meets the disk. */
export function loadAssets(folder: string): Assets {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && extname(entry.name) in mediaTypes)
  const assets = new Map(files.map((entry): [string, Asset] => {
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    return [`/${relative(folder, path)}`, { bytes, mediaType: mediaTypes[extname(entry.name)]!, hash: shortHash(bytes), packed: {} }]
  }))
  return {
    version: shortHash([...assets].map(([path, { hash }]) => `${path} ${hash}`).sort().join('\n')),
    answer(request, path) {
      const asset = assets.get(path)
      return asset && send(request, asset)
    },
  }
}

async function send(request: Request, asset: Asset): Promise<Response> {
  const encoding = compressible.test(asset.mediaType) && asset.bytes.length > 512 ? chooseEncoding(request.headers.get('accept-encoding') ?? '') : undefined
  const etag = `"${asset.hash}${encoding ? `-${encoding}` : ''}"`
  const headers = new Headers({
    etag, vary: 'accept-encoding', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin',
    // an address with ?v= names one content for ever; one without is asked for again
    'cache-control': new URL(request.url).searchParams.has('v') ? 'public, max-age=31536000, immutable' : 'public, no-cache',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const bytes = encoding ? await packed(asset, encoding) : asset.bytes
  headers.set('content-type', asset.mediaType)
  headers.set('content-length', String(bytes.length))
  if (encoding) headers.set('content-encoding', encoding)
  // an icon opened by itself is a document of its own: nothing in it may run
  if (asset.mediaType === 'image/svg+xml') headers.set('content-security-policy', 'default-src \'none\'; sandbox')
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers })
}

function chooseEncoding(accepted: string): Encoding | undefined {
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted) ? 'gzip' : undefined
}

/** Each file is packed once, when it is first asked for. */
function packed(asset: Asset, encoding: Encoding): Promise<Buffer> {
  return (asset.packed[encoding] ??= pack[encoding](asset.bytes))
}

const shortHash = (of: Buffer | string): string => createHash('sha256').update(of).digest('hex').slice(0, 12)
