import { analyzers, Transcript } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { spokenErrors, spokenUnits } from './compare-speech.ts'
import type { Evaluation, Measure } from './evaluation.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { speechOf, type KnownSpeech } from './speech-of-manifest.ts'

interface SpeechScore extends KnownSpeech { recogniser: Transcript['recogniser']; heard: string; heardLanguage: string | null; units: number; errors: number; seconds: number }

const FLOOR_OF_WHISPER = 0.15 // of English, which the smallest one reaches on clear speech

async function listenTo(inference: Inference, known: KnownSpeech): Promise<SpeechScore> {
  const begun = performance.now()
  const { recogniser, language, segments } = Transcript.parse(await runAnalyzer(inference, analyzers.find(({ name }) => name === 'audio.speech')!, known.file))
  const heard = segments.map(({ text }) => text).join(' ')
  const units = spokenUnits(known.transcript, known.language)
  return { ...known, recogniser, heard, heardLanguage: language, units: units.length, errors: spokenErrors(units, spokenUnits(heard, known.language)), seconds: (performance.now() - begun) / 1000 }
}

/** Speech: how many words are wrong, language by language; with the recogniser that is installed here. */
export const speechEvaluation: Evaluation = {
  task: 'speech',
  analyzers: ['audio.speech'],
  async run({ inference, folder }) {
    const scores: SpeechScore[] = []
    for (const known of speechOf(folder)) scores.push(await listenTo(inference, known))
    const heard = scores.filter(({ recogniser }) => recogniser !== null) // where nothing listens there is nothing to count
    const quiet = heard.filter(({ transcript }) => transcript === '')
    const languages = [...new Set(scores.filter(({ transcript }) => transcript !== '').map(({ language }) => language))].sort()
    return {
      measures: [
        ...languages.map((language) => errorRate(language, heard.filter((score) => score.language === language && score.transcript !== ''))),
        { metric: 'nothing is written where nobody speaks', n: quiet.length, of: 'sounds', value: quiet.filter((score) => score.heard === '').length / Math.max(1, quiet.length), floor: 1, unit: 'share' },
      ],
      lines: scores.map((score) => `${score.path.padEnd(42)} ${score.language.padEnd(2)} by ${score.recogniser ?? 'nobody'} as ${score.heardLanguage ?? '-'}: ${score.errors} of ${score.units} wrong, ${score.seconds.toFixed(1)} s  ${score.heard.slice(0, 100)}`),
      details: scores,
    }
  },
}

function errorRate(language: string, scores: readonly SpeechScore[]): Measure {
  const sum = (of: (score: SpeechScore) => number): number => scores.reduce((total, score) => total + of(score), 0)
  const floor = language === 'en' && scores.some(({ recogniser }) => recogniser === 'whisper') ? { floor: FLOOR_OF_WHISPER } : {}
  return {
    metric: `${language === 'ja' ? 'letters' : 'words'} wrong in ${language}${scores.some(({ recogniser }) => recogniser === 'sphinx') ? ', by PocketSphinx, which knows English only' : ''}`,
    n: sum(({ units }) => units), of: language === 'ja' ? 'letters' : 'words', value: sum(({ errors }) => errors) / Math.max(1, sum(({ units }) => units)), better: 'lower', ...floor, unit: 'share',
  }
}
