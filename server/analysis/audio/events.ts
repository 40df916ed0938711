import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { familyOf, MUSIC, SILENCE, SPEECH } from './events/families.ts'
import { gatherEvents } from './events/gather-events.ts'
import { hearWindows } from './events/hear-windows.ts'
import { roundTime } from './round-time.ts'

const Share = z.number().min(0).max(1)

/** A sound of one of AudioSet's classes, seconds [start, end); its score is the highest there. */
export const SoundEvent = z.object({ label: z.string(), start: z.number().nonnegative(), end: z.number().nonnegative(), score: Share })
export type SoundEvent = z.infer<typeof SoundEvent>

/** What is heard when. */
export const SoundEvents = z.object({
  /** In the order in which they begin; of more than 2,000 the surest. */
  events: z.array(SoundEvent).max(2000),
  /** Of the whole recording, by mean score, highest first; what is never heard is left out. */
  classes: z.array(z.object({ label: z.string(), family: z.string(), score: Share, peak: Share })).max(12),
  /** Shares of what is not silent in which there is speech, and music; null where all is silent. */
  speech: Share.nullable(),
  music: Share.nullable(),
})
export type SoundEvents = z.infer<typeof SoundEvents>

const MOST_EVENTS = 2000, MOST_CLASSES = 12
const LEAST_MEAN = 0.02
const HOP = 7800, LONG_HOP = 15_600 // samples
const LONG = 20 * 60 // seconds from which windows do not overlap

/** Sounds by YAMNet: speech, music, laughter, applause, dogs, birds, alarms … over time. */
export const events = defineAnalyzer<SoundEvents>({
  name: 'audio.events',
  title: 'analysis.sound-events',
  revision: 1,
  kinds: ['audio', 'video'],
  models: ['yamnet'],
  output: SoundEvents,
  needs: 'sound',
  hears: 'voice',
  async listen({ promisedSeconds }, { model, signal }) {
    const labels = await model.labels('labels')
    const gathered = gatherEvents(labels.length, MOST_EVENTS)
    const sums = new Float64Array(labels.length), peaks = new Float32Array(labels.length)
    const heard = { windows: 0, speech: 0, music: 0 }
    const hop = promisedSeconds > LONG ? LONG_HOP : HOP
    const windows = hearWindows({ network: model.network('hear'), classes: labels.length, hop, signal }, (scores, offset, start, end) => {
      gathered.add(scores, offset, start, end)
      let any = 0
      for (let label = 0; label < labels.length; label++) {
        const score = scores[offset + label]!
        any = Math.max(any, score)
        sums[label]! += score
        if (score > peaks[label]!) peaks[label] = score
      }
      if (any < LEAST_MEAN || scores[offset + SILENCE]! > 0.5) return // the network itself says that nothing is heard
      heard.windows++
      if (scores[offset + SPEECH]! >= familyOf(SPEECH).least) heard.speech++
      if (scores[offset + MUSIC]! >= familyOf(MUSIC).least) heard.music++
    })
    return {
      take: (samples) => windows.take(samples),
      async finish() {
        await windows.finish()
        const share = (count: number): number | null => (heard.windows > 0 ? roundShare(count / heard.windows) : null)
        const ranked = labels.map((label, i) => ({ label, family: familyOf(i).name, score: sums[i]! / Math.max(1, heard.windows), peak: peaks[i]! }))
        return {
          events: gathered.finish().map(({ label, start, end, score }) => ({ label: labels[label]!, start: roundTime(start), end: roundTime(end), score: roundShare(clampShare(score)) })),
          classes: ranked.filter(({ score, family }) => score >= LEAST_MEAN && family !== 'silence').sort((a, b) => b.score - a.score).slice(0, MOST_CLASSES).map(({ score, peak, ...one }) => ({ ...one, score: roundShare(clampShare(score)), peak: roundShare(clampShare(peak)) })),
          speech: share(heard.speech),
          music: share(heard.music),
        }
      },
    }
  },
})
