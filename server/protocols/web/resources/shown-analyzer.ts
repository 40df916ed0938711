import type { AnalyzerOverview } from '../../../analysis/index.ts'
import type { AnalyzerSetting } from '../../../../views/settings/data.ts'

/** An analyzer as the settings list it: 'analysis.image-text' names it, 'analysis.image-text-about' says what it is for. */
export function shownAnalyzer({ name, title, on, model }: AnalyzerOverview): AnalyzerSetting {
  const missing = model !== undefined && !model.installed
  return {
    name, title: { key: title, params: {} }, about: { key: `analysis.${name.replace('.', '-')}-about`, params: {} }, enabled: on, state: missing ? 'missing' : 'ready',
    ...(missing && { detail: model.reason }),
  }
}
