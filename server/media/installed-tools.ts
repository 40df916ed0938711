import { exiftoolVersion } from './exiftool.ts'
import { runTool } from './external-tool.ts'
import { knowsEnglish } from './pocketsphinx.ts'
import { pictureEngine } from './picture-engine.ts'

/** A decoder that reads untrusted bytes, for the status page; without version it is not installed, and `package` is what Debian calls it. */
export interface InstalledTool { name: string; version: string | undefined; package?: string; needed: string }

/** Names and versions of every native decoder in use, so that an old one is seen. */
export async function installedTools(): Promise<InstalledTool[]> {
  const [ffmpeg, heif, exiftool, english] = await Promise.all([firstLine('ffmpeg', ['-version']), firstLine('heif-convert', []), exiftoolVersion(), firstLine('pocketsphinx_continuous', [])])
  const { versions } = pictureEngine()
  return [
    { name: 'ffmpeg', version: /version (\S+)/.exec(ffmpeg ?? '')?.[1], package: 'ffmpeg', needed: 'media.tool-ffmpeg' },
    { name: 'heif-convert', version: /version:? ?([\d.]+)/.exec(heif ?? '')?.[1], package: 'libheif-examples', needed: 'media.tool-heif' },
    { name: 'exiftool', version: exiftool, package: 'perl', needed: 'media.tool-exiftool' },
    { name: 'pocketsphinx', version: english !== undefined && knowsEnglish() ? '5' : undefined, package: 'pocketsphinx pocketsphinx-en-us', needed: 'media.tool-pocketsphinx' },
    { name: 'libvips', version: versions.vips, needed: 'media.tool-libvips' },
    { name: 'libheif', version: versions.heif, needed: 'media.tool-libvips' },
    { name: 'librsvg', version: versions.rsvg, needed: 'media.tool-libvips' },
    { name: 'sharp', version: versions.sharp, needed: 'media.tool-libvips' },
  ]
}

const firstLine = (program: string, args: string[]): Promise<string | undefined> =>
  runTool(program, args, { timeoutMs: 10_000 }).then(({ stdout, stderr }) => `${stdout.toString('utf8')}\n${stderr}`.slice(0, 2000), () => undefined)
