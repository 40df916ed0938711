import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'

/** A folder for one test file's media; `remove` takes it away. */
export function mediaFolder(): { path: string; file: (name: string) => string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mantel-media-'))
  return { path, file: (name) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A picture whose left half is red and whose right half is blue, top quarter green: whatever turns or mirrors it, it shows. */
export function markedPicture(width: number, height: number): Sharp {
  const part = (color: string, w: number, h: number) => ({ create: { width: w, height: h, channels: 3 as const, background: color } })
  return sharp(part('#d01818', width, height)).composite([
    { input: part('#1818d0', width - Math.floor(width / 2), height), left: Math.floor(width / 2), top: 0 },
    { input: part('#18b018', width, Math.floor(height / 4)), left: 0, top: 0 },
  ])
}

/** Noise, which no encoder makes small: for sizes and truncation. */
export async function noisyJpeg(path: string, width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg({ quality: 85 }).toBuffer()
  writeFileSync(path, bytes)
  return bytes
}

/** Runs ffmpeg over sources that it makes itself (lavfi), with arguments as a list. */
export function ffmpegMade(path: string, ...args: string[]): string {
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args, path])
  return path
}

/** A video: `blackSeconds` of black, then a test card, both at 25 frames a second. */
export const cardVideo = (path: string, { seconds = 2, blackSeconds = 0, size = '320x180', options = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'] } = {}): string =>
  blackSeconds > 0
    ? ffmpegMade(path, '-f', 'lavfi', '-i', `color=black:s=${size}:r=25:d=${blackSeconds}`, '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`, '-filter_complex', '[0][1]concat=n=2', ...options)
    : ffmpegMade(path, '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`, ...options)

/** A sound: `silence` seconds of nothing, then a tone of 440 Hz at a quarter of full loudness. */
export const toneSound = (path: string, { seconds = 1, silence = 0, options = [] as string[] } = {}): string =>
  ffmpegMade(path, '-f', 'lavfi', '-i', `aevalsrc='if(lt(t,${silence}),0,0.25*sin(2*PI*440*t))':s=44100:d=${seconds + silence}`, ...options)
