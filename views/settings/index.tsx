import type { Child } from 'hono/jsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { AnalyzerRow } from './_analyzers.tsx'
import { HouseFacts } from './_house.tsx'
import { QuietHoursForm } from './_quiet-hours.tsx'
import { OwnForms } from './_own.tsx'
import { People } from './_people.tsx'
import type { AnalyzerSetting, FormProblem, HouseStatus, OwnSettings, Person, QuietSetting } from './data.ts'

export interface SettingsProps {
  frame: Frame
  own: OwnSettings
  /** The rest is for administrators only: absent for others. */
  house?: {
    analyzers: readonly AnalyzerSetting[]
    quiet: QuietSetting
    people: readonly Person[]
    status: HouseStatus
  }
  problem?: FormProblem
}

/** /settings: one page, parts below each other. */
export function SettingsPage({ frame, own, house, problem }: SettingsProps) {
  const { t } = useWords()
  const parts = house ? (['you', 'understanding', 'people', 'house'] as const) : (['you'] as const)
  return (
    <AppPage frame={frame} title={t('rail.settings')} place="settings">
      <PageHead title={t('rail.settings')} />
      <nav class="subnav" aria-label={t('settings.parts')}><ul>{parts.map((part) => <li><a href={`#${part}`} data-stay="">{t(`settings.${part}`)}</a></li>)}</ul></nav>
      <Part id="you" title={t('settings.you')}><OwnForms own={own} problem={problem} /></Part>
      {house ? (
        <>
          <Part id="understanding" title={t('settings.understanding')} text={t('settings.understanding-text')}>
            <ul class="rows">{house.analyzers.map((analyzer) => <AnalyzerRow analyzer={analyzer} />)}</ul>
            <QuietHoursForm quiet={house.quiet} problem={problem} />
          </Part>
          <Part id="people" title={t('settings.people')} text={t('settings.people-text')}><People people={house.people} problem={problem} /></Part>
          <Part id="house" title={t('settings.house')}><HouseFacts status={house.status} /></Part>
        </>
      ) : null}
    </AppPage>
  )
}

function Part({ id, title, text, children }: { id: string; title: string; text?: string; children: Child }) {
  return (
    <section class="section" id={id} aria-labelledby={`${id}-heading`}>
      <div class="section-head"><h2 id={`${id}-heading`}>{title}</h2></div>
      {text ? <p class="prose">{text}</p> : null}
      {children}
    </section>
  )
}
