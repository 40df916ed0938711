import { PictureObjects, PictureQuality, PictureScenes, PictureText, PictureVector, unpackVector, type ModelTrial } from '../../../analysis/index.ts'
import type { Message } from '../../../platform/errors.ts'
import { z } from 'zod'
import type { Trial } from '../../../../views/models/data.ts'

type Found = Pick<Trial, 'found' | 'labels'>
const say = (key: string, params: Message['params'] = {}): Message => ({ key, params })
const MOST_LETTERS = 300, MOST_LABELS = 12

/** What each kind of analysis found, in few words. */
const summaries: Readonly<Record<string, (output: unknown) => Found>> = {
  'image.objects': (output) => {
    const seen = PictureObjects.parse(output).objects.filter(({ shown }) => shown)
    return { found: [say('models.found-objects', { count: seen.length })], labels: seen.slice(0, MOST_LABELS) }
  },
  'image.scenes': (output) => ({ found: [], labels: PictureScenes.parse(output).scenes.slice(0, 3) }),
  'image.text': (output) => {
    const text = PictureText.parse(output).text.trim()
    return { found: [text ? say('models.found-text', { text: text.slice(0, MOST_LETTERS) }) : say('models.found-nothing')], labels: [] }
  },
  'image.faces': (output) => ({ found: [say('models.found-faces', { count: z.object({ faces: z.array(z.unknown()) }).parse(output).faces.length })], labels: [] }),
  'image.quality': (output) => ({ found: [say('models.found-quality', { score: Math.round(PictureQuality.parse(output).score) })], labels: [] }),
  'image.embedding': (output) => ({ found: [say('models.found-vector', { count: unpackVector(PictureVector.parse(output).vector)?.length ?? 0 })], labels: [] }),
}

/** What came of a trial, as its page shows it. */
export function shownTrial({ analyzer, outcome, networkMs, loadMs }: ModelTrial): Trial {
  const times = { tookMs: outcome.tookMs, networkMs, loadMs }
  if (outcome.state === 'failed') return { ...times, found: [], labels: [], failed: outcome.reason }
  const summary = summaries[analyzer]
  return { ...times, ...(summary ? summary(outcome.output) : { found: [say('models.found-something')], labels: [] }) }
}
