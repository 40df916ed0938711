import type { SourceOverview } from '../../../ingest/index.ts'
import type { ScanState, Source } from '../../../../views/sources/data.ts'

/** A source as its row shows it. */
export function shownSource({ source, lastScan, files, waiting, refused, missing }: SourceOverview, watch: boolean): Source {
  const known = files + waiting + refused
  return {
    id: source.id, name: source.name, root: source.root, enabled: source.enabled, ignore: source.ignore, files, refused, missing,
    watched: watch && source.enabled, scan: lastScan ? shownScan(lastScan, known) : null,
  }
}

function shownScan(scan: NonNullable<SourceOverview['lastScan']>, known: number): ScanState {
  const { state, startedAt, endedAt, seen, fresh, changed, moved, missing, question } = scan
  // a walk that failed keeps its reason where one that stopped keeps its question
  return {
    state, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, seen, fresh, changed, moved, missing, expected: known > 0 ? known : null,
    question: state === 'stopped' ? question : null, ...(state === 'failed' && question && { reason: question }),
  }
}
