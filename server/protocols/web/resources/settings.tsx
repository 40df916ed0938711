import { Hono } from 'hono'
import { z } from 'zod'
import { requireAdmin } from '../../../access/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { AnalyzerRow } from '../../../../views/settings/_analyzers.tsx'
import { setSessionCookie } from '../door/session-cookie.ts'
import { readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, visitorOf, type Door, type DoorContext } from '../visit.ts'
import { showSettings } from './show-settings.tsx'
import { shownAnalyzer } from './shown-analyzer.ts'

const look = z.object({ theme: z.enum(['system', 'light', 'dark']).optional(), language: z.enum(['en', 'de']).optional() })
const ownPassword = z.object({ current: z.string().max(10_000), password: z.string().max(10_000) })

/** What people set for themselves, and what administrators set for the house. */
export function settingsResource(parts: ResourceParts) {
  const { access, analysis, answers } = parts
  const turn = async (c: DoorContext, on: boolean) => {
    requireAdmin(actorOf(c))
    const name = c.req.param('name') ?? ''
    await analysis.setOn(name, on)
    const analyzer = (await analysis.overview()).find((each) => each.name === name)
    if (!analyzer) throw new AppError('not-found', 'analysis.unknown', { name })
    return answers.done(c, { fragment: <AnalyzerRow analyzer={shownAnalyzer(analyzer)} />, told: { key: 'settings.saved', params: {} } })
  }
  return new Hono<Door>()
    .get('/settings', (c) => showSettings(parts, c))
    .post('/settings/look', async (c) => {
      const { theme, language } = await readForm(c, look)
      await access.setPreferences(actorOf(c), { ...(theme && { theme }), ...(language && { language }) })
      return answers.done(c, { told: { key: 'settings.saved', params: {} } })
    })
    .post('/settings/password', async (c) => {
      const { current, password } = await readForm(c, ownPassword)
      const { caller, tls } = c.env.visit
      try {
        setSessionCookie(c, await access.setOwnPassword(actorOf(c), { old: current, password }, caller), tls)
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        const field = error.code === 'invalid' ? 'password' : 'current'
        return showSettings(parts, c, { form: 'password', field, sentence: await answers.say(c, error), values: {} })
      }
      return answers.done(c, { to: '/settings', told: { key: 'settings.password-changed', params: {} } })
    })
    .delete('/settings/sessions', async (c) => {
      const { actor, session } = visitorOf(c)
      await access.logoutEverywhere(actor, session.id)
      return answers.done(c, { to: '/settings', told: { key: 'settings.saved', params: {} } })
    })
    .post('/settings/analyzers/:name', (c) => turn(c, true))
    .delete('/settings/analyzers/:name', (c) => turn(c, false))
}
