import { SettingsPage } from '../../../../views/settings/index.tsx'
import type { FormProblem } from '../../../../views/settings/data.ts'
import type { ResourceParts } from '../rooms.ts'
import { visitorOf, type DoorContext } from '../visit.ts'
import { shownAnalyzer } from './shown-analyzer.ts'
import { shownPeople } from './shown-person.ts'

/** The settings page, also after a form on it was refused. */
export async function showSettings(parts: ResourceParts, c: DoorContext, problem?: FormProblem): Promise<Response> {
  const { access, analysis, operations, answers } = parts
  const { actor, session } = visitorOf(c)
  const sessions = (await access.listSessions(actor, session.id)).length
  const house = actor.role !== 'admin' ? undefined : {
    analyzers: (await analysis.overview()).map(shownAnalyzer),
    quiet: await analysis.quietTime(),
    people: await shownPeople(parts, actor),
    status: await operations.status(actor),
  }
  return answers.page(c, (frame) => <SettingsPage frame={frame} own={{ theme: frame.theme, language: frame.locale.language, sessions }} house={house} problem={problem} />, problem ? 400 : 200)
}
