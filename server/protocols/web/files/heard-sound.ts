import {
  outputOf, SoundEvents, SoundGenre, SoundKey, SoundLoudness, SoundMusicTags, SoundQuality, SoundSpectrum, SoundTempo, SoundVoice, type AnalysisResult, type AnalyzerStanding,
} from '../../../analysis/index.ts'
import type { HeardEvent, HeardSound, SpeakerTurn, Stretch } from '../../../../views/files/heard.ts'
import { spectrogramUrl } from './media-urls.ts'

interface Asked { id: string; sha256: string; kind: 'audio' | 'video'; results: readonly AnalysisResult[]; standings: readonly AnalyzerStanding[]; taggedGenre: string | null; /** Who speaks when, as people left it. */ turns: readonly SpeakerTurn[]; speakerCount: number; /** Of what is said. */ language: string | null }

/** Classes of sounds that say what kind of recording it is, or where it was made: they are no happenings in it. */
const notEvents = new Set(['Speech', 'Conversation', 'Narration, monologue', 'Music', 'Musical instrument', 'Silence', 'Animal', 'Domestic animals, pets', 'Vehicle', 'Inside, small room', 'Inside, large room or hall', 'Inside, public space', 'Outside, urban or manmade', 'Outside, rural or natural'])
const MOST_TAGS = 6

/** What analyses heard in a file, as its page tells it. */
export function heardSound({ id, sha256, kind, results, standings, taggedGenre, turns, speakerCount, language }: Asked): HeardSound {
  const own = standings.filter(({ name, kinds }) => name.startsWith('audio.') && kinds.includes(kind))
  const answers = own.map((standing) => ({ ...standing, result: results.find(({ analyzer }) => analyzer === standing.name) }))
  const events = outputOf(results, 'audio.events', SoundEvents)
  const spectrum = outputOf(results, 'audio.spectrum', SoundSpectrum)
  const drawnAt = results.find(({ analyzer }) => analyzer === 'audio.spectrum')?.finishedAt
  const all = events?.events ?? []
  const voice = outputOf(results, 'audio.voice', SoundVoice)
  return {
    none: answers.some(({ result }) => result?.state === 'done' && result.output === null),
    waiting: answers.filter(({ result, on, lacks }) => !result && on && !lacks).map(({ title }) => title),
    lacking: answers.filter(({ result, on, lacks }) => !result && on && lacks).map(({ title }) => title),
    failed: answers.flatMap(({ title, result }) => (result?.state === 'failed' ? [{ title, reason: result.reason }] : [])),
    voice: voice?.turns ?? [], ...(events ? { speech: events.speech, music: events.music } : sharesWithoutEvents(results)), musicAt: all.filter(({ label }) => label === 'Music').map(({ start, end }): Stretch => [start, end]),
    speakers: turns, speakerCount,
    language,
    events: all.filter(({ label }) => !notEvents.has(label)).map(({ label, start, end, score }): HeardEvent => ({ label, start, end, score })),
    ...musicOf(results), taggedGenre, ...measuresOf(results, spectrum),
    spectrogram: spectrum && drawnAt && spectrum.spectrogram.columns > 0 ? { href: spectrogramUrl(id, sha256, drawnAt), highest: spectrum.spectrogram.highest } : null,
  }
}

/** Without the network that tells sounds apart, how much of the time a voice is heard, and whether there are steady tones or a pulse, must do. */
function sharesWithoutEvents(results: readonly AnalysisResult[]): Pick<HeardSound, 'speech' | 'music'> {
  const genre = outputOf(results, 'audio.genre', SoundGenre)
  return { speech: outputOf(results, 'audio.voice', SoundVoice)?.share ?? null, music: genre ? Number(genre.music) : null }
}

function musicOf(results: readonly AnalysisResult[]): Pick<HeardSound, 'tempo' | 'key' | 'genre' | 'musicTags'> {
  const tempo = outputOf(results, 'audio.tempo', SoundTempo)
  const key = outputOf(results, 'audio.key', SoundKey)
  const genre = outputOf(results, 'audio.genre', SoundGenre)?.genres.find(({ shown }) => shown)
  const tags = outputOf(results, 'audio.music-tags', SoundMusicTags)?.tags ?? []
  return {
    tempo: tempo && tempo.bpm !== null ? { bpm: tempo.bpm, confidence: tempo.confidence, alternatives: tempo.alternatives, beats: tempo.beats } : null,
    key: key?.key ? { ...key.key, confidence: key.confidence } : null,
    genre: genre ? { label: genre.label, score: genre.score } : null,
    musicTags: tags.slice(0, MOST_TAGS),
  }
}

function measuresOf(results: readonly AnalysisResult[], spectrum: SoundSpectrum | undefined): Pick<HeardSound, 'loudness' | 'quality' | 'cutoff'> {
  const loudness = outputOf(results, 'audio.loudness', SoundLoudness)
  const quality = outputOf(results, 'audio.quality', SoundQuality)
  return {
    loudness: loudness && loudness.integrated !== null ? { integrated: loudness.integrated, range: loudness.range, truePeak: loudness.truePeak } : null,
    quality: quality ? { score: quality.score, reasons: quality.reasons } : null,
    cutoff: spectrum?.cutoff ?? null,
  }
}
