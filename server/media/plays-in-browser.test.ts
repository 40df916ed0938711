import { expect, it } from 'vitest'
import { playsInBrowser } from './plays-in-browser.ts'

it.each([
  [{ mime: 'video/mp4', videoCodec: 'h264', audioCodec: 'aac', pixelFormat: 'yuv420p' }, true],
  [{ mime: 'video/webm', videoCodec: 'vp9', audioCodec: 'opus', pixelFormat: 'yuv420p' }, true],
  [{ mime: 'video/mp4', videoCodec: 'h264', audioCodec: 'ac3', pixelFormat: 'yuv420p' }, false],
  [{ mime: 'video/mp4', videoCodec: 'h264', pixelFormat: 'yuv420p10le' }, false],
  [{ mime: 'video/mp4', videoCodec: 'hevc', pixelFormat: 'yuv420p' }, false],
  [{ mime: 'video/x-matroska', videoCodec: 'h264', audioCodec: 'aac' }, false],
  [{ mime: 'video/mp4', videoCodec: 'av1', pixelFormat: 'yuv420p', hdr: true }, false],
  [{ mime: 'audio/mpeg', audioCodec: 'mp3' }, true],
  [{ mime: 'audio/ogg', audioCodec: 'speex' }, false],
  [{ mime: 'audio/x-ms-wma', audioCodec: 'wmav2' }, false],
])('%j plays in a browser: %s', (facts, plays) => {
  expect(playsInBrowser(facts)).toBe(plays)
})
