import type { Actor } from '../../../access/index.ts'
import type { AnalysisResult } from '../../../analysis/index.ts'
import type { FileDetail } from '../../../library/index.ts'
import type { HeardSound, Spoken } from '../../../../views/files/heard.ts'
import type { WebParts } from '../rooms.ts'
import { heardSound } from './heard-sound.ts'

type Parts = Pick<WebParts, 'catalog' | 'analysis'>
const has = (results: readonly AnalysisResult[], name: string): boolean => results.some(({ analyzer, state }) => analyzer === name && state === 'done')

/** What was heard in a file and what is said there, people's words before machines'; undefined for pictures. */
export async function whatIsHeard({ catalog, analysis }: Parts, actor: Actor, { file, audio }: FileDetail, results: readonly AnalysisResult[]): Promise<{ heard: HeardSound; spoken: Spoken } | undefined> {
  const { id, sha256, kind } = file
  if (kind === 'image') return undefined
  const [standings, voices, transcript] = await Promise.all([
    analysis.standings(), has(results, 'audio.speakers') ? catalog.speakers.ofFile(actor, id) : { speakers: [], turns: [], said: null }, catalog.transcripts.of(actor, id),
  ])
  const heard = heardSound({ id, sha256, kind, results, standings, turns: voices.turns, speakerCount: voices.speakers.length, taggedGenre: audio?.genre ?? null })
  const lacks = transcript?.recogniser === null || heard.lacking.includes('analysis.sound-speech') ? 'recogniser' : heard.waiting.includes('analysis.sound-speech') ? 'time' : null
  const spoken: Spoken = {
    id, transcript, speakers: voices.speakers.map(({ number, name, personId }) => ({ number, name, personId })), countSaid: voices.said,
    lacks: heard.none || (transcript?.segments.length ?? 0) > 0 ? null : lacks,
  }
  return { heard, spoken }
}
