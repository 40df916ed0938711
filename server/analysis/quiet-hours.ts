import { z } from 'zod'
import { defineSetting } from '../platform/settings.ts'

/** '22:00', also of '9:05'. */
const clockTime = z.string().trim().regex(/^([01]?\d|2[0-3]):[0-5]\d$/).transform((time) => time.padStart(5, '0'))

/** Times of day by the house's clock, between which the background works; over midnight where the end comes first. */
export const QuietHours = z.object({ from: clockTime, to: clockTime }).refine(({ from, to }) => from !== to)
export type QuietHours = z.output<typeof QuietHours>

export const quietHours = defineSetting<QuietHours | 'always'>({
  key: 'analysis.quiet-hours',
  schema: QuietHours.or(z.literal('always')),
  fallback: 'always',
  doc: 'Between which times of day, by the clock of the machine, files are analysed in the background; at any time unless set. What a person looks at is analysed at once.',
})

/** IANA name of the zone in which this machine's clock shows. */
export const houseZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whether a moment lies in the hours: its first minute does, the minute of its end does not. */
export function isWithin({ from, to }: QuietHours, now: Date, zone: string): boolean {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now)
  return from < to ? from <= time && time < to : time >= from || time < to
}
