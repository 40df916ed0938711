import { canHearEnglish } from '../../media/index.ts'
import { defineAnalyzer, modelBeside, type AnalysisContext } from '../define-analyzer.ts'
import { sentenceSpaces } from '../embeddings/create-embeddings.ts'
import { roundShare } from '../share.ts'
import type { Listener, Sound } from './sound.ts'
import { meaningOf } from './speech/meaning.ts'
import { createEnglishHearer } from './speech/sphinx/hear-in-english.ts'
import { MOST_SEGMENTS, Transcript, type TranscriptSegment } from './speech/transcript.ts'
import { mainLanguage } from './speech/main-language.ts'
import { createTranscriber } from './speech/whisper/transcribe.ts'
import { openWhisper } from './speech/whisper/whisper.ts'
import { hearVoice, type HeardVoice } from './voice/hear-voice.ts'

const LANGUAGE_OF_MEANING = 'en'

/** Speech: what is said, when, and in which language; only where a voice is heard, so that silence and noise are never taken for words. */
export const speech = defineAnalyzer<Transcript>({
  name: 'audio.speech',
  title: 'analysis.sound-speech',
  revision: 1,
  kinds: ['audio', 'video'],
  models: ['whisper-small', 'whisper-base', 'whisper-tiny'],
  modelOptional: true,
  besides: { voice: ['silero-vad'] },
  // a pass gives no analyzer what another one found, and to listen twice would take hours: so what is said finds its place among meanings here
  perhaps: { meaning: sentenceSpaces },
  output: Transcript,
  needs: 'sound',
  hears: 'voice',
  async listen(sound, context) {
    if (context.model.id) return listenByWhisper(sound, context)
    return await canHearEnglish() ? listenInEnglish(sound, context) : nobodyListens
  },
})

async function listenByWhisper(sound: Sound, context: AnalysisContext): Promise<Listener<Transcript>> {
  const voice = await voiceOf(sound, context)
  const whisper = await openWhisper(context.model)
  const transcriber = createTranscriber(whisper, voice, context.signal)
  return {
    take: transcriber.take,
    async finish() {
      await transcriber.finish()
      const language = mainLanguage(transcriber.segments)
      const segments = transcriber.segments.map(({ language: of, ...segment }) => (of === language ? segment : { ...segment, language: of }))
      const transcript = written('whisper', 'good', segments, { language, languageScore: language ? roundShare(transcriber.chanceOf(language)) : 0 })
      const meaning = context.beside?.meaning
      return meaning && language === LANGUAGE_OF_MEANING ? { ...transcript, meaning: await meaningOf(transcript.segments.filter((segment) => !segment.language), meaning, context.signal) } : transcript
    },
  }
}

async function listenInEnglish(sound: Sound, context: AnalysisContext): Promise<Listener<Transcript>> {
  const hearer = createEnglishHearer(await voiceOf(sound, context), context.signal)
  return {
    take: hearer.take,
    async finish() {
      await hearer.finish()
      return written('sphinx', 'low', hearer.segments, { language: hearer.segments.length > 0 ? 'en' : null, languageScore: 0 })
    },
  }
}

/** Neither a network nor a program is installed: that is no silence, and it says so. */
const nobodyListens: Listener<Transcript> = { take: () => undefined, finish: () => written(null, 'low', [], { language: null, languageScore: 0 }) }

const voiceOf = (sound: Sound, context: AnalysisContext): Promise<HeardVoice> => hearVoice(sound, modelBeside(context, 'voice'))

function written(recogniser: Transcript['recogniser'], accuracy: Transcript['accuracy'], segments: readonly TranscriptSegment[], language: Pick<Transcript, 'language' | 'languageScore'>): Transcript {
  const letters = segments.reduce((sum, { text }) => sum + text.length, 0)
  const confidence = letters > 0 ? segments.reduce((sum, { text, score }) => sum + score * text.length, 0) / letters : 0
  return { recogniser, accuracy, ...language, confidence: roundShare(confidence), segments: segments.slice(0, MOST_SEGMENTS).map((segment) => ({ ...segment, score: roundShare(segment.score) })) }
}
