import { genreName, languageName, soundName } from '../sounds.ts'
import type { Words } from '../words.ts'
import type { HeardSound } from './heard.ts'

/** A fact in words; `query` makes it a link to a search. */
export interface HeardFact { value: string; query?: string; more?: string }

/** In the order of the message sound.tonics. */
const tonics = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B']
/** Shares of what is heard from which it is called speech, and music. */
const SPEECH = 0.3, MUSIC = 0.5
/** Below these a tempo, a key, a genre is said to be unsure. */
const SURE = { tempo: 0.4, key: 0.35, genre: 0.75 }

export const isMusic = ({ music, genre }: HeardSound): boolean => (music === null ? genre !== null : music >= MUSIC)
const isSpeech = ({ speech, voice }: HeardSound): boolean => (speech === null ? voice.length > 0 : speech >= SPEECH)

/** 'Speech', '3 speakers', 'English'; 'Music', '124 bpm', 'A minor (8A)', 'sounds like jazz'. */
export function headlineOf(words: Words, heard: HeardSound): HeardFact[] {
  const { t, locale } = words
  const spoken: HeardFact[] = isSpeech(heard) ? [{ value: t('sound.speech'), query: 'event:speech' }, ...(heard.speakerCount > 0 ? [{ value: t('sound.speakers', { count: heard.speakerCount }) }] : []), ...(heard.language ? [{ value: languageName(locale.language, heard.language) }] : [])] : []
  const played = isMusic(heard) ? [{ value: t('sound.music'), query: 'event:music' }, tempoFact(words, heard), keyFact(words, heard), soundsLike(words, heard)] : []
  const facts = [...spoken, ...played].flatMap((fact) => fact ?? [])
  if (facts.length > 0) return facts.map(({ value, query }) => ({ value, ...(query && { query }) }))
  const [loudest] = [...heard.events].sort((a, b) => b.score - a.score)
  return loudest ? [{ value: soundName(locale.language, loudest.label), query: `event:"${loudest.label.toLowerCase()}"` }] : []
}

/** '124 bpm', and the other speeds at which it may be counted. */
export function tempoFact({ t, number }: Words, heard: HeardSound): HeardFact | undefined {
  const { tempo } = heard
  if (!tempo || !isMusic(heard)) return undefined
  const near = Math.round(tempo.bpm)
  const value = t('sound.bpm', { value: number(tempo.bpm) })
  const others = tempo.alternatives.map((bpm) => number(bpm)).join(', ')
  return { value: tempo.confidence < SURE.tempo ? t('sound.unsure', { value }) : value, query: `bpm:${near - 2}-${near + 2}`, ...(others && { more: t('sound.or-bpm', { values: others }) }) }
}

/** 'A minor (8A)'. */
export function keyFact({ t }: Words, heard: HeardSound): HeardFact | undefined {
  const { key } = heard
  if (!key || !isMusic(heard)) return undefined
  const value = t(key.mode === 'major' ? 'sound.major' : 'sound.minor', { tonic: t('sound.tonics').split(' ')[tonics.indexOf(key.tonic)] ?? key.tonic, camelot: key.camelot })
  return { value: key.confidence < SURE.key ? t('sound.unsure', { value }) : value, query: `key:${key.camelot}` }
}

function soundsLike({ t, locale }: Words, { genre }: HeardSound): HeardFact | undefined {
  if (!genre) return undefined
  const value = t('sound.sounds-like', { genre: genreName(locale.language, genre.label) })
  return { value: genre.score < SURE.genre ? t('sound.unsure', { value }) : value, query: `genre:"${genre.label}"` }
}

/** The file's own word for it, and beside it what was heard. */
export function genreFact(words: Words, heard: HeardSound): HeardFact | undefined {
  const like = soundsLike(words, heard)
  const { taggedGenre: tagged } = heard
  if (!tagged) return like
  return { value: tagged, query: `genre:"${tagged.replace(/["“”„«»]/g, ' ').trim()}"`, ...(like && { more: like.value }) }
}

/** '−14 LUFS', 'as loud as a modern record'. */
export function loudnessWords({ t, number }: Words, { integrated, range, truePeak }: NonNullable<HeardSound['loudness']>): HeardFact {
  const how = integrated > -10 ? 'sound.loud-most' : integrated > -16 ? 'sound.loud-modern' : integrated > -20 ? 'sound.loud-older' : integrated > -27 ? 'sound.loud-quiet' : 'sound.loud-least'
  const signed = (value: number): string => number(value, 1).replace('-', '−')
  const more = [t(how), range === null ? '' : t('sound.loudness-range', { value: number(range, 1) }), truePeak === null ? '' : t('sound.true-peak', { value: signed(truePeak) })].filter(Boolean)
  return { value: t('sound.lufs', { value: signed(integrated) }), more: more.join(' · ') }
}
