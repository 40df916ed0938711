import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { LoginPage } from '../../../../views/sessions/new.tsx'
import { localPlace } from '../door/places.ts'
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../door/session-cookie.ts'
import { statusOf } from '../door/status-of.ts'
import { readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import type { Door } from '../visit.ts'

const credentials = z.object({ name: z.string().max(1000).default(''), password: z.string().max(10_000).default(''), next: z.string().max(2000).optional() })

/** Logging in and out. */
export function sessionResource({ access, answers }: ResourceParts) {
  return new Hono<Door>()
    .get('/login', async (c) => {
      const next = localPlace(c.req.query('next'))
      if (c.env.visit.visitor) return c.redirect(next, 303)
      return answers.plainPage(c, <LoginPage version={answers.version} next={next === '/' ? undefined : next} />)
    })
    .post('/session', async (c) => {
      const { name, password, next } = await readForm(c, credentials)
      const { caller, tls } = c.env.visit
      try {
        setSessionCookie(c, await access.login({ name, password, previousToken: sessionTokenOf(c) }, caller), tls)
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        const place = localPlace(next)
        return await answers.plainPage(c, <LoginPage version={answers.version} name={name} next={place === '/' ? undefined : place} error={await answers.say(c, error)} />, statusOf[error.code] as 401)
      }
      return c.redirect(localPlace(next), 303)
    })
    .delete('/session', async (c) => {
      const { visitor, tls } = c.env.visit
      if (visitor) await access.logout(visitor.token)
      clearSessionCookie(c, tls)
      c.header('clear-site-data', '"cache"')
      return c.redirect('/login', 303)
    })
}
