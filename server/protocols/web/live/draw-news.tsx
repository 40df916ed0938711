import type { Child } from 'hono/jsx'
import type { Actor } from '../../../access/index.ts'
import { Stages } from '../../../../views/jobs/_stages.tsx'
import { ModelProvider } from '../../../../views/models/_provider.tsx'
import { ModelStanding } from '../../../../views/models/_standing.tsx'
import { render } from '../../../../views/render.tsx'
import { SourceRow } from '../../../../views/sources/_source.tsx'
import { shownModel } from '../models/shown-model.ts'
import { stagesOf } from '../jobs/stages.ts'
import type { StageRates } from '../jobs/stage-rates.ts'
import { countForRail } from '../resources/count-for-rail.ts'
import { shownSource } from '../resources/shown-source.ts'
import type { WebParts } from '../rooms.ts'
import { tell, tellNew, type Connection } from './connection.ts'
import { isSeenAnew } from './seen-anew.ts'

/** Sends one page what is new for it: the numbers of the rail, and what it watches. */
export async function sendNews(parts: WebParts, rates: StageRates, connection: Connection): Promise<void> {
  const { actor, stale, watched } = connection
  const isDue = (topic: 'timeline' | 'sources' | 'models'): boolean => stale.has(topic) && watched.has(topic)
  const [timeline, sources, models, counts] = [isDue('timeline'), isDue('sources'), isDue('models'), stale.has('counts')]
  stale.clear()
  const isOther = !actor.isLimited || await isSeenAnew(parts, connection, timeline)
  if (timeline && isOther) tell(connection, { type: 'timeline' })
  if (counts) tellNew(connection, 'counts', { type: 'counts', ...await countForRail(parts, actor) })
  if (sources && actor.role === 'admin') await sendFragment(parts, connection, 'sources', <>{(await shownSources(parts, actor)).map((source) => <SourceRow source={source} />)}</>)
  if (models && actor.role === 'admin') await sendModels(parts, connection)
  // the queue tells nothing by itself: while somebody looks at the jobs, it is asked
  if (watched.has('jobs') && !actor.isLimited) await sendFragment(parts, connection, 'jobs', <Stages stages={await stagesOf(parts, actor, rates)} canManage={actor.role === 'admin'} />)
}

async function shownSources({ ingest, config }: WebParts, actor: Actor) {
  return (await ingest.listSources(actor)).map((overview) => shownSource(overview, config.watch))
}

async function sendModels(parts: WebParts, connection: Connection): Promise<void> {
  const all = await parts.models.list(connection.actor)
  await sendFragment(parts, connection, 'models', <>{all.map((model) => <ModelStanding model={shownModel(model)} />)}</>)
  // finding out what computes may take seconds: nobody else's news waits for it
  parts.models.provider(connection.actor, { patient: true })
    .then((provider) => sendFragment(parts, connection, 'provider', <ModelProvider provider={provider} />))
    .catch((error: unknown) => { parts.log.warn({ err: error }, 'could not find out what computes') })
}

async function sendFragment({ clock }: WebParts, connection: Connection, kind: string, node: Child): Promise<void> {
  const html = render({ ...connection.locale, now: clock.now().toISOString() }, node)
  tellNew(connection, kind, { type: 'fragment', html: html.toString() })
}
