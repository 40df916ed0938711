import { versionAdded } from '../library/index.ts'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import type { Queue } from '../platform/queue.ts'
import { findCrop } from './crops.ts'
import type { Drawn } from './drawn.ts'
import { findRendition, findWaveform, readyProfiles } from './find.ts'
import { findFitted, type FittedSize } from './fitted.ts'
import { makeCopyJob, makeFirstJob, makeHoverJob, planJob } from './jobs.ts'
import { type MakeParts, makeStage } from './make.ts'
import { removePlaces } from './places.ts'
import { lackingContents } from './plan.ts'
import type { ProfileName, Stage } from './profiles.ts'
import { findSpectrogram, type SpectrogramLevels } from './spectrograms.ts'
import { discardDrawn, recordDrawn } from './record.ts'
import { renditions } from './schema.ts'

export interface RenditionsParts extends MakeParts { events: Events; queue: Queue }
export type Renditions = ReturnType<typeof createRenditions>

/** Work on what a person is looking at goes before everything else. */
const VISIBLE = 100
const stages = [['first', makeFirstJob], ['soon', makeHoverJob], ['copy', makeCopyJob]] as const satisfies readonly (readonly [Stage, unknown])[]

/** What is drawn and encoded from originals: where it lies, and how it comes to be. */
export function createRenditions(parts: RenditionsParts) {
  const { db, dataDir, queue, events } = parts
  for (const [stage, job] of stages) queue.work(job, ({ sha256 }, context) => makeStage(parts, sha256, stage, context))
  queue.work(planJob, () => plan())
  events.on(versionAdded, 'renditions', async (tx, { sha256, kind }) => {
    if (kind === 'video') await queue.send(tx, makeHoverJob, { sha256 })
    if (kind !== 'image') await queue.send(tx, makeCopyJob, { sha256 })
  })

  async function plan(): Promise<void> {
    for (const [stage, job] of stages) await queue.sendMany(undefined, job, (await lackingContents(db, stage)).map((sha256) => ({ sha256 })))
  }

  return {
    /** Gives drawn files their places, in the transaction that makes the content known. */
    record: (tx: Transaction, sha256: string, drawn: readonly Drawn[]) => recordDrawn(tx, dataDir, sha256, drawn),
    /** Removes what was drawn and not recorded. */
    discard: (drawn: readonly Drawn[]) => discardDrawn(drawn),
    /** The rendition of a content; undefined where it is not made. Whether the actor may see the content is the caller's to ask. */
    find: (sha256: string, profile: ProfileName) => findRendition(db, dataDir, sha256, profile),
    /** Which profiles are ready for each of these contents. */
    ready: (sha256s: readonly string[]) => readyProfiles(db, sha256s),
    /** A face cut out of a content, made where it is not yet; undefined where nothing can be read now. */
    crop: (sha256: string, box: readonly [number, number, number, number]) => findCrop(parts, sha256, box),
    /** The preview of a content in another size, drawn where it is not yet; undefined where there is no preview. */
    fitted: (sha256: string, size: FittedSize) => findFitted(parts, sha256, size),
    /** The frequencies of a sound over time, drawn where it is not yet; `made` names the analysis that gave the levels. */
    spectrogram: (sha256: string, made: string, levels: SpectrogramLevels) => findSpectrogram(parts, sha256, made, levels),
    waveform: (sha256: string) => findWaveform(db, dataDir, sha256),
    /** Puts what is waiting for these contents before everything else. */
    async hurry(sha256s: string[]): Promise<void> {
      if (sha256s.length > 0) for (const [, job] of stages) await queue.hurry(job, sha256s, VISIBLE)
    },
    /** Plans the making of whatever is missing or drawn the old way. */
    plan,
    /** Forgets a content whose bytes are gone. */
    async remove(sha256: string): Promise<void> {
      await db.delete(renditions).where(eq(renditions.sha256, sha256))
      await removePlaces(dataDir, sha256)
    },
  }
}
