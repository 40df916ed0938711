import type { Actor } from '../../../access/index.ts'
import type { AnalysisResult } from '../../../analysis/index.ts'
import type { ShownTranscript, SpeakersOfFile } from '../../../catalog/index.ts'
import type { FileDetail } from '../../../library/index.ts'
import type { HeardSound, Spoken } from '../../../../views/files/heard.ts'
import type { WebParts } from '../rooms.ts'
import { heardSound } from './heard-sound.ts'

type Parts = Pick<WebParts, 'catalog' | 'analysis'>
const SPEECH = 'analysis.sound-speech'
const nobody: SpeakersOfFile = { speakers: [], turns: [], said: null }

/** What was heard in a file and what is said there, people's words before machines'; undefined for pictures. */
export async function whatIsHeard({ catalog, analysis }: Parts, actor: Actor, { file, audio }: FileDetail, results: readonly AnalysisResult[]): Promise<{ heard: HeardSound; spoken: Spoken } | undefined> {
  const { id, sha256, kind } = file
  if (kind === 'image') return undefined
  const [standings, transcript] = await Promise.all([analysis.standings(), catalog.transcripts.of(actor, id)])
  // who speaks may be known where nothing is written down
  const isTold = results.some(({ analyzer, state }) => analyzer === 'audio.speakers' && state === 'done')
  const voices = transcript ?? (isTold ? await catalog.speakers.ofFile(actor, id) : nobody)
  const written = transcript && transcript.segments.length > 0 ? transcript : null
  const heard = heardSound({ id, sha256, kind, results, standings, turns: voices.turns, speakerCount: voices.speakers.length, taggedGenre: audio?.genre ?? null, language: written && written.language })
  const speakers = voices.speakers.map(({ number, name, personId }) => ({ number, name, personId }))
  return { heard, spoken: { id, transcript, speakers, countSaid: voices.said, lacks: heard.none || written ? null : lackOf(heard, transcript) } }
}

function lackOf({ lacking, waiting }: HeardSound, transcript: ShownTranscript | null): Spoken['lacks'] {
  if (transcript?.recogniser === null || lacking.includes(SPEECH)) return 'recogniser'
  return waiting.includes(SPEECH) ? 'time' : null
}
