import { statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardVideo, ffmpegMade, mediaFolder, toneSound } from '../../test/support/made-media.ts'
import { runFfmpeg } from './ffmpeg.ts'
import { fromRaster } from './picture-engine.ts'
import { playFacts, playsInBrowser } from './plays-in-browser.ts'
import { probeStreams } from './probe-streams.ts'
import { lookIntoVideo } from './video-frames.ts'
import { readWaveform } from './waveform.ts'
import { makeHover, makeWebAudio, makeWebVideo } from './web-copies.ts'

const folder = mediaFolder()
afterAll(() => folder.remove())
beforeAll(() => {
  cardVideo(folder.file('card.mp4'))
  cardVideo(folder.file('dark.mp4'), { blackSeconds: 2, seconds: 2 })
  toneSound(folder.file('half.wav'), { silence: 1, seconds: 1 })
})

describe('a video', () => {
  it('is probed with its length, size and streams', async () => {
    const probed = await probeStreams(folder.file('card.mp4'))
    expect(probed).toMatchObject({ seconds: 2, width: 320, height: 180, rotation: 0, hdr: false, video: { codec_name: 'h264' }, audio: undefined })
  })

  it('has a poster that is not black where it begins in the dark', async () => {
    const probed = await probeStreams(folder.file('dark.mp4'))
    const { poster, notes } = await lookIntoVideo(folder.file('dark.mp4'), probed, { edge: 1440, tempFolder: folder.path })
    const { channels } = await fromRaster(poster).stats()
    expect(channels[0]!.mean).toBeGreaterThan(40)
    expect([poster.width, poster.height, notes]).toEqual([320, 180, []])
  })

  it('stands upright when the camera lay on its side', async () => {
    ffmpegMade(folder.file('side.mp4'), '-i', folder.file('card.mp4'), '-c', 'copy', '-metadata:s:v:0', 'rotate=90')
    const probed = await probeStreams(folder.file('side.mp4'))
    expect([probed.width, probed.height]).toEqual([180, 320])
    const { poster } = await lookIntoVideo(folder.file('side.mp4'), probed, { edge: 1440, tempFolder: folder.path })
    expect([poster.width, poster.height]).toEqual([180, 320])
  })

  it('moves under the pointer in less than 300 KB, silent and small', async () => {
    const made = await makeHover({ path: folder.file('dark.mp4'), probed: await probeStreams(folder.file('dark.mp4')), target: folder.file('hover.mp4') })
    expect(made.size).toBeLessThan(300_000)
    expect(await probeStreams(folder.file('hover.mp4'))).toMatchObject({ width: 320, audio: undefined })
  })

  it('gets a copy that browsers play, with the streams that fit left as they are', async () => {
    ffmpegMade(folder.file('film.mkv'), '-i', folder.file('card.mp4'), '-f', 'lavfi', '-i', 'sine=d=2', '-c:v', 'copy', '-c:a', 'ac3')
    const probed = await probeStreams(folder.file('film.mkv'))
    expect(playsInBrowser(playFacts('video/x-matroska', probed))).toBe(false)
    await makeWebVideo({ path: folder.file('film.mkv'), probed, target: folder.file('film.mp4') })
    expect(playsInBrowser(playFacts('video/mp4', await probeStreams(folder.file('film.mp4'))))).toBe(true)
  })

  it('leaves no half a copy behind when it is stopped', async () => {
    const stop = new AbortController()
    const making = makeWebVideo({ path: folder.file('dark.mp4'), probed: { ...(await probeStreams(folder.file('dark.mp4'))), rotation: 90 }, target: folder.file('stopped.mp4'), signal: stop.signal })
    stop.abort()
    await expect(making).rejects.toThrow()
    expect(() => statSync(folder.file('stopped.mp4.part'))).toThrow()
  })
})

describe('a sound', () => {
  it('has a waveform that is flat where it is silent and a quarter high where the tone is', async () => {
    const { peaks, seconds } = await readWaveform(folder.file('half.wav'), { streamIndex: 0 })
    expect(seconds).toBeCloseTo(2, 1)
    expect(Math.max(...peaks.slice(0, Math.floor(peaks.length * 0.45)))).toBe(0)
    const loud = peaks.slice(Math.ceil(peaks.length * 0.55))
    expect(Math.abs(loud[10]! - 64)).toBeLessThan(6)
  })

  it('gets a copy in AAC', async () => {
    toneSound(folder.file('old.wma'), { options: ['-c:a', 'wmav2'] })
    const probed = await probeStreams(folder.file('old.wma'))
    await makeWebAudio({ path: folder.file('old.wma'), probed, target: folder.file('new.m4a') })
    expect((await probeStreams(folder.file('new.m4a'))).audio?.codec_name).toBe('aac')
  })
})

describe('ffmpeg', () => {
  it('follows no playlist, whatever the file is called (security rule 3)', async () => {
    const { writeFileSync } = await import('node:fs')
    writeFileSync(folder.file('list.mp4'), `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${folder.file('card.mp4')}\n#EXT-X-ENDLIST\n`)
    const answer = await runFfmpeg({ inputs: [{ path: folder.file('list.mp4') }], outputs: [{ options: ['-f', 'rawvideo'] }], timeoutMs: 20_000 })
    expect(answer).toMatchObject({ ok: false, data: Buffer.alloc(0) })
    await expect(probeStreams(folder.file('list.mp4'))).rejects.toMatchObject({ key: 'media.unreadable' })
  })

  it('is ended when its time is up', async () => {
    const answer = await runFfmpeg({ inputs: [{ path: folder.file('dark.mp4'), options: ['-stream_loop', '-1'] }], outputs: [{ options: ['-f', 'null', '-map', '0:v'] , path: '/dev/null' }], timeoutMs: 700 })
    expect(answer).toMatchObject({ ok: false, timedOut: true })
  })
})
