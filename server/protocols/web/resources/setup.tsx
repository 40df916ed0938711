import { Hono } from 'hono'
import { z } from 'zod'
import { defaultSpace, requireAdmin } from '../../../access/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { SetupPage, type SetupProps } from '../../../../views/setup/show.tsx'
import { FirstPictures } from '../../../../views/setup/_pictures.tsx'
import { setSessionCookie } from '../door/session-cookie.ts'
import { statusOf } from '../door/status-of.ts'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { firstPictures } from './first-pictures.ts'
import { folderPlace } from './folder-place.ts'

const administrator = z.object({ code: z.string().max(200).default(''), name: z.string().max(1000).default(''), password: z.string().max(10_000).default('') })
const place = z.object({ step: z.enum(['folders', 'pictures']).catch('folders'), browse: z.string().max(4096).catch('/') })
const folder = z.object({ path: z.string().min(1).max(4096) })

/** The first visit: make the administrator, choose folders, watch the first pictures arrive. */
export function setupResource(parts: ResourceParts) {
  const { access, answers, ingest } = parts
  const draw = (c: DoorContext, props: Omit<SetupProps, 'version'>, status: 200 | 400 = 200) => answers.plainPage(c, <SetupPage version={answers.version} {...props} />, status)
  const folders = async (c: DoorContext, status: 200 | 400 = 200, error?: string) => {
    const [overviews, browser] = await Promise.all([ingest.listSources(actorOf(c)), folderPlace(ingest, actorOf(c), place.parse(c.req.query()).browse)])
    return draw(c, { step: 'folders', name: actorOf(c).name, sources: overviews.map(({ source }) => source).filter((source) => source.enabled), browser, error }, status)
  }
  return new Hono<Door>()
    .get('/setup', async (c) => {
      if (!c.env.visit.visitor) return await access.setupState() === 'needed' ? draw(c, { step: 'administrator', administrator: { code: c.req.query('code')?.slice(0, 40) } }) : c.redirect('/login', 303)
      requireAdmin(actorOf(c))
      if (place.parse(c.req.query()).step === 'folders') return folders(c)
      return draw(c, { step: 'pictures', name: actorOf(c).name, pictures: await firstPictures(parts, actorOf(c)) })
    })
    .post('/setup/administrator', async (c) => {
      const { code, name, password } = await readForm(c, administrator)
      const { caller, tls } = c.env.visit
      try {
        const householdName = await answers.say(c, { key: 'web.household', params: {} })
        setSessionCookie(c, await access.createAdministrator({ code, name, password, householdName }, caller), tls)
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        return draw(c, { step: 'administrator', administrator: { code, name, error: { field: fieldOf(error.key), sentence: await answers.say(c, error) } } }, statusOf[error.code] as 400)
      }
      return c.redirect('/setup', 303)
    })
    .post('/setup/sources', async (c) => {
      const { path } = await readForm(c, folder)
      try {
        await ingest.addSource(actorOf(c), { root: path, spaceId: defaultSpace(actorOf(c)) })
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid') return folders(c, 400, await answers.say(c, error))
        throw error
      }
      return c.redirect('/setup', 303)
    })
    .delete('/setup/sources/:id', async (c) => {
      await ingest.removeSource(actorOf(c), idOf(c))
      return c.redirect('/setup', 303)
    })
    .get('/setup/pictures', async (c) => {
      requireAdmin(actorOf(c))
      return answers.fragment(c, <FirstPictures {...await firstPictures(parts, actorOf(c))} />)
    })
}

/** Which field of the form a sentence belongs to. */
function fieldOf(key: string): 'code' | 'name' | 'password' {
  if (key.includes('password')) return 'password'
  return key.includes('code') || key.includes('tries') || key.includes('set-up') ? 'code' : 'name'
}
