import type { HeardSound, ShownSegment, Spoken } from '../../../views/files/heard.ts'

const said = [
  'Good morning, and thank you for coming.', 'We talk about the bridge over the river today.', 'It was built in nineteen twelve, and my grandfather drove the first carriage across it.', 'Really? I never knew that.', 'He told the story every Christmas.',
  'There is a photograph of it in the town hall, with the mayor in a very tall hat.', 'And the band played so badly that the horses bolted.', 'We should look for that picture.',
]
const nothing: HeardSound = {
  none: false, waiting: [], lacking: [], failed: [], voice: [], speech: null, music: null, musicAt: [], speakers: [], speakerCount: 0, language: null, events: [], tempo: null, key: null, genre: null, taggedGenre: null, musicTags: [], loudness: null, quality: null, cutoff: null, spectrogram: null,
}

/** Sentences of three people, one after the other; `count` of them fill the time. */
function sentences(count: number, seconds: number): ShownSegment[] {
  const each = seconds / count
  return Array.from({ length: count }, (_, at) => ({ start: Math.round(at * each * 100) / 100, end: Math.round((at * each + each * 0.85) * 100) / 100, text: said[at % said.length]!, speaker: (Math.floor(at / 3) % 3) + 1, edited: at === 3, heard: at === 3 ? 'Really? I never new that.' : null }))
}

/** A talk of three, of which one has a name; or, every other file, music. */
export function cannedSound(id: string, durationMs: number, count = 24): { heard: HeardSound; spoken: Spoken } {
  const seconds = durationMs / 1000
  if (Number(/\d+$/.exec(id)?.[0]) % 2 === 0) return { heard: cannedMusic(seconds), spoken: { id, transcript: null, speakers: [], countSaid: null, lacks: null } }
  const segments = sentences(count, seconds)
  const heard: HeardSound = {
    ...nothing, voice: segments.map(({ start, end }) => [start, end]), speech: 0.86, music: 0.04, speakers: segments.map(({ start, end, speaker }) => ({ start, end, speaker: speaker ?? 1 })), speakerCount: 3, language: 'en',
    events: [{ label: 'Laughter', start: seconds * 0.3, end: seconds * 0.33, score: 0.8 }, { label: 'Laughter', start: seconds * 0.71, end: seconds * 0.73, score: 0.6 }, { label: 'Applause', start: seconds * 0.94, end: seconds * 0.99, score: 0.91 }, { label: 'Dog', start: seconds * 0.5, end: seconds * 0.51, score: 0.5 }],
    loudness: { integrated: -21.4, range: 7.3, truePeak: -3.2 }, quality: { score: 71, reasons: ['analysis.sound-quality.noisy', 'analysis.sound-quality.hum'] }, cutoff: { hertz: 7900, wall: true }, spectrogram: { href: '/spectrogram.webp', highest: 24_000 }, waiting: ['analysis.sound-fingerprint'],
  }
  const spoken: Spoken = { id, transcript: { recogniser: 'whisper', accuracy: 'good', language: 'en', confidence: 0.87, segments }, speakers: [{ number: 1, name: 'Grandma Eva', personId: 'p1' }, { number: 2, name: null, personId: null }, { number: 3, name: null, personId: null }], countSaid: null, lacks: null }
  return { heard, spoken }
}

function cannedMusic(seconds: number): HeardSound {
  return {
    ...nothing, speech: 0.02, music: 0.97, musicAt: [[0, seconds]], events: [{ label: 'Saxophone', start: 4, end: 20, score: 0.7 }],
    tempo: { bpm: 124.2, confidence: 0.71, alternatives: [62.1, 248.4], beats: Array.from({ length: Math.floor(seconds * 2.07) }, (_, at) => at / 2.07) }, key: { tonic: 'A', mode: 'minor', camelot: '8A', confidence: 0.6 }, genre: { label: 'jazz', score: 0.62 }, taggedGenre: 'Modal jazz',
    loudness: { integrated: -14, range: 6.1, truePeak: -0.9 }, quality: { score: 96, reasons: [] }, cutoff: { hertz: 20_100, wall: false }, spectrogram: { href: '/spectrogram.webp', highest: 24_000 }, lacking: ['analysis.sound-music-tags'],
  }
}

/** Levels of a made-up spectrogram. */
export function cannedLevels(columns = 300, bands = 96): { columns: number; bands: number; levels: Uint8Array } {
  return { columns, bands, levels: Uint8Array.from({ length: columns * bands }, (_, at) => {
    const [column, band] = [Math.floor(at / bands), at % bands]
    return Math.max(0, Math.round(230 - band * 2.2 + 40 * Math.sin(column / 7) * Math.cos(band / 5)))
  }) }
}

/** A WAV of quiet tones, so long that places in it can be gone to. */
export function cannedWave(seconds = 120, rate = 8000): Buffer {
  const wave = Buffer.alloc(44 + seconds * rate)
  wave.write('RIFF', 0); wave.writeUInt32LE(36 + seconds * rate, 4); wave.write('WAVEfmt ', 8); wave.writeUInt32LE(16, 16); wave.writeUInt16LE(1, 20); wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(rate, 24); wave.writeUInt32LE(rate, 28); wave.writeUInt16LE(1, 32); wave.writeUInt16LE(8, 34); wave.write('data', 36); wave.writeUInt32LE(seconds * rate, 40)
  for (let at = 0; at < seconds * rate; at += 1) wave[44 + at] = 128 + Math.round(20 * Math.sin((at / rate) * 2 * Math.PI * 220))
  return wave
}
