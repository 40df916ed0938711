import type { ModelOverview } from '../../../operations/index.ts'
import type { ModelGroup, ModelRow } from '../../../../views/models/data.ts'

/** A model as its row shows it. */
export function shownModel({ card, state, install, uses, timings }: ModelOverview): ModelRow {
  const { id, title, licence, goodAt, limits, memoryBytes } = card
  const available = state.installed ? undefined : state.available
  return {
    id, title, licence: licence.weights, origin: licence.origin, bytes: state.bytes, goodAt, limits, memoryBytes,
    state: state.installed ? 'installed' : available ? 'available' : 'missing', removable: state.installed && state.removable,
    damaged: !state.installed && state.reason.key !== 'inference.model-missing',
    ...(state.installed ? { from: state.origin } : { reason: state.reason }),
    ...(available && { fetch: { bytes: available.bytes, host: available.host } }),
    ...(install && { install: { state: install.state, receivedBytes: install.receivedBytes, bytes: install.bytes, ...(install.reason && { reason: install.reason }) } }),
    uses: uses.map(({ title: key, on, rank, now, optional }) => ({ title: { key, params: {} }, on, rank, now, optional })),
    figures: timings.map(({ file, runs, meanMs, loadMs, memoryBytes: grown }) => ({ file, runs, meanMs, loadMs, memoryBytes: grown })),
  }
}

/** The models by the analysis that asks them first. */
export function groupsOf(overviews: readonly ModelOverview[]): ModelGroup[] {
  const groups = new Map<string, { title: ModelGroup['title']; models: ModelRow[] }>()
  for (const overview of overviews) {
    const use = overview.uses[0]
    const id = use?.analyzer ?? 'others'
    const group = groups.get(id) ?? { title: { key: use?.title ?? 'models.others', params: {} }, models: [] }
    group.models.push(shownModel(overview))
    groups.set(id, group)
  }
  return [...groups].map(([id, group]) => ({ id: id.replace('.', '-'), ...group }))
}
