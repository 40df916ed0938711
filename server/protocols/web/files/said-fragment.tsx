import { ToneNames } from '../../../../views/files/_sound.tsx'
import { FileSaid } from '../../../../views/files/_said.tsx'
import { Segment } from '../../../../views/files/_segment.tsx'
import { newSpeaker } from '../../../../views/files/_transcript.tsx'
import { listQuery } from '../../../../views/files/tile.ts'
import { AppError } from '../../../platform/errors.ts'
import { idOf } from '../read-form.ts'
import { mayEdit } from '../resources/may-edit.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type DoorContext } from '../visit.ts'
import { namedList } from './list-name.ts'
import { whatIsHeard } from './what-is-heard.ts'

type Parts = Pick<ResourceParts, 'catalog' | 'analysis' | 'library'>
/** Seconds by which times in addresses may be off. */
const NEAR = 0.05

async function readSaid({ catalog, analysis, library }: Parts, c: DoorContext) {
  const [actor, id] = [actorOf(c), idOf(c)]
  const detail = await library.findFile(actor, id)
  const found = await whatIsHeard({ catalog, analysis }, actor, detail, await analysis.find(detail.file.sha256))
  if (!found) throw new AppError('not-found', 'web.no-such-page')
  return { id, kind: detail.file.kind, ...found, canEdit: mayEdit(actor, detail.file.spaceId), query: listQuery(namedList(c.req.query('in'), actor).name) }
}

/** All that is said in a file, as its page shows it, and the names beside the waveform of a sound. */
export async function saidFragment(parts: Parts, c: DoorContext) {
  const { id, kind, heard, spoken, canEdit, query } = await readSaid(parts, c)
  return (
    <>
      <FileSaid spoken={spoken} canEdit={canEdit} query={query} whole naming={c.req.method === 'POST'} />
      {kind === 'audio' ? <ToneNames id={id} heard={heard} speakers={spoken.speakers} outOfBand /> : null}
    </>
  )
}

/**
 * The sentence that begins at a second, or the field in which it is corrected.
 * @throws AppError 'not-found' catalog.no-such-segment
 */
export async function segmentFragment(parts: Parts, c: DoorContext, start: number, isForm = false) {
  const { id, spoken: { transcript, speakers }, canEdit, query } = await readSaid(parts, c)
  const segments = transcript?.segments ?? []
  const at = segments.findIndex((segment) => Math.abs(segment.start - start) < NEAR)
  const segment = segments[at]
  if (!segment) throw new AppError('not-found', 'catalog.no-such-segment')
  return <Segment id={id} segment={segment} who={newSpeaker(segments, at)} speakers={speakers} canEdit={canEdit} query={query} isForm={isForm && canEdit} />
}
