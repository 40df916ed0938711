import { randomBytes, randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { couldBeMedia, noteOnEnding, requireType } from './detect-type.ts'
import { windowOver } from './file-window.ts'
import { typeOf } from './media-types.ts'

const detect = (bytes: Buffer | string) => requireType(windowOver(Buffer.from(bytes as string)))
const padded = (hex: string, length = 1024) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(length)])
const ftyp = (brand: string, ...others: string[]) => Buffer.concat([Buffer.from([0, 0, 0, 16 + others.length * 4]), Buffer.from(`ftyp${brand}\0\0\0\0${others.join('')}`, 'latin1')])

describe('the type of a file', () => {
  it.each([
    ['image/jpeg', padded('ffd8ffe0')], ['image/png', padded('89504e470d0a1a0a')], ['image/gif', Buffer.from('GIF89a......')],
    ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')], ['audio/wav', Buffer.from('RIFF\0\0\0\0WAVEfmt ')], ['video/x-msvideo', Buffer.from('RIFF\0\0\0\0AVI LIST')],
    ['image/bmp', padded('424d4600000000000000360000002800000001000000010000000100180000000000')], ['image/jp2', padded('ff4fff51')], ['image/jxl', padded('0000000c4a584c200d0a870a')],
    ['image/heic', ftyp('heic', 'mif1')], ['image/heic', ftyp('mif1', 'heic')], ['image/avif', ftyp('mif1', 'avif')], ['image/avif', ftyp('avis', 'avif')], ['image/x-canon-cr3', ftyp('crx ')],
    ['image/x-panasonic-rw2', padded('49495500')], ['image/x-fujifilm-raf', Buffer.from('FUJIFILMCCD-RAW 0201')], ['audio/mp4', ftyp('M4A ')],
    ['audio/flac', Buffer.from('fLaC....')], ['audio/aiff', Buffer.from('FORM\0\0\0\0AIFFCOMM')], ['video/x-flv', padded('464c5601')], ['video/mpeg', padded('000001ba')],
    ['audio/ogg', Buffer.from('OggS.........................OpusHead')], ['video/ogg', Buffer.from('OggS.........................\x80theora', 'latin1')],
    ['video/x-matroska', Buffer.from('\x1aE\xdf\xa3....matroska.....V_MPEG4/ISO/AVC', 'latin1')], ['audio/x-matroska', Buffer.from('\x1aE\xdf\xa3....matroska.....A_OPUS', 'latin1')], ['video/webm', Buffer.from('\x1aE\xdf\xa3....webm.....V_VP9', 'latin1')],
    ['image/svg+xml', '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('is told by its bytes, and its first bytes alone say that it may be media: %s', async (mime, bytes) => {
    expect((await detect(bytes)).mime).toBe(mime)
    expect(couldBeMedia(Buffer.from(bytes as string))).toBe(true)
  })

  it('is the sound sibling where an MP4 has a movie header without a picture track', async () => {
    const moov = Buffer.from('hdlr\0\0\0\0\0\0\0\0soun', 'latin1')
    const atom = Buffer.concat([Buffer.from([0, 0, 0, moov.length + 8]), Buffer.from('moov'), moov])
    expect((await detect(Buffer.concat([ftyp('isom'), atom]))).mime).toBe('audio/mp4')
  })

  it.each([
    ['media.empty', ''], ['media.playlist', '#EXTM3U\n/etc/passwd'], ['media.playlist', 'ffconcat version 1.0\nfile /etc/hostname'], ['media.playlist', '<?xml version="1.0"?><MPD></MPD>'],
    ['media.playlist', 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n'], ['media.playlist', 'https://example.org/stream\n'], ['media.document', '%PDF-1.7'], ['media.archive', 'PK\x03\x04...'], ['media.program', '\x7fELF'], ['media.program', 'MZ\x90\0'],
    ['media.program', '#!/bin/sh\necho'], ['media.web-page', '<!doctype html><html>'], ['media.text', 'Dear diary, today I took no picture.'], ['media.unknown', '\0\0\0\0\0\0\0\0\0\0\0\0'],
  ])('is refused with its own sentence: %s', async (key, bytes) => {
    await expect(detect(Buffer.from(bytes, 'latin1'))).rejects.toMatchObject({ code: 'invalid', key })
  })

  it.each(['', 'abc', 'Dear diary, today I took no picture.', '%PDF-1.7', 'PK\x03\x04...', '\x7fELF', '#EXTM3U\n/etc/passwd', '\0\0\0\0\0\0\0\0\0\0\0\0'])('is none for sure where the first bytes say so: %j', (text) => {
    expect(couldBeMedia(Buffer.from(text, 'latin1'))).toBe(false)
  })

  it('is left open for markup and for UTF-16, which only a child reads', () => {
    for (const text of ['<svg/>', '\ufeff  \n<!-- a --><svg/>', '<html>']) expect(couldBeMedia(Buffer.from(text))).toBe(true)
    expect(couldBeMedia(Buffer.from('\ufeff<svg/>', 'utf16le'))).toBe(true)
  })

  it('is decided at once, whatever a hostile head repeats (security rule 4)', () => {
    const begun = performance.now()
    for (const part of ['<?xml?>', '<!-- -->', ' ', '\n<', 'ID3', '\xff\xfb']) couldBeMedia(Buffer.from(part.repeat(8192 / part.length), 'latin1'))
    expect(performance.now() - begun).toBeLessThan(2000) // one that backtracks needs years
  })

  it('is never found in bytes whose head said there is none', async () => {
    const marks = ['ftypheic', 'moov', 'RIFF\0\0\0\0WAVE', '\xff\xfb\x90\x44', 'OggS', 'ID3', '<svg', 'BM', 'II*\0', '\x1aE\xdf\xa3', 'G', '\x0b\x77', '\0\0\x01\xba']
    for (let i = 0; i < 5000; i++) {
      const bytes = randomBytes(randomInt(16, 900))
      bytes.write(marks[i % marks.length] ?? '', randomInt(0, 9), 'latin1')
      if (!couldBeMedia(bytes)) await expect(detect(bytes)).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  it('is noted when the name ends otherwise, and not when it agrees or has no ending', () => {
    expect(noteOnEnding('holiday.png', typeOf('jpeg'))).toEqual({ key: 'media.wrong-ending', params: { ending: 'png', format: 'JPEG' } })
    expect(noteOnEnding('holiday.JPEG', typeOf('jpeg'))).toBeUndefined()
    expect(noteOnEnding('holiday', typeOf('jpeg'))).toBeUndefined()
  })
})
