import { Hono } from 'hono'
import { z } from 'zod'
import { requireAdmin } from '../../../access/index.ts'
import { QuietHours } from '../../../analysis/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { AnalyzerRow } from '../../../../views/settings/_analyzers.tsx'
import type { FormProblem } from '../../../../views/settings/data.ts'
import { QuietHoursForm } from '../../../../views/settings/_quiet-hours.tsx'
import { setSessionCookie } from '../door/session-cookie.ts'
import { readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, visitorOf, type Door, type DoorContext } from '../visit.ts'
import { showSettings } from './show-settings.tsx'
import { shownAnalyzer } from './shown-analyzer.ts'

const look = z.object({ theme: z.enum(['system', 'light', 'dark']).optional(), language: z.enum(['en', 'de']).optional() })
const times = z.object({ from: z.string().max(20).default(''), to: z.string().max(20).default('') })
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
  const quietSet = async (c: DoorContext) => answers.done(c, { fragment: <QuietHoursForm quiet={await analysis.quietTime()} />, told: { key: 'settings.saved', params: {} } })
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
    .put('/settings/quiet-hours', async (c) => {
      requireAdmin(actorOf(c))
      const values = await readForm(c, times)
      const hours = QuietHours.safeParse(values)
      if (hours.success) {
        await analysis.setQuietHours(hours.data)
        return quietSet(c)
      }
      const problem: FormProblem = { form: 'quiet-hours', field: 'from', sentence: await answers.say(c, { key: 'settings.quiet-wrong', params: {} }), values }
      return answers.isFragment(c) ? answers.fragment(c, <QuietHoursForm quiet={await analysis.quietTime()} problem={problem} />) : showSettings(parts, c, problem)
    })
    .delete('/settings/quiet-hours', async (c) => {
      requireAdmin(actorOf(c))
      await analysis.setQuietHours(null)
      return quietSet(c)
    })
    .post('/settings/analyzers/:name', (c) => turn(c, true))
    .delete('/settings/analyzers/:name', (c) => turn(c, false))
}
