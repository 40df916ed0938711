import type { Child } from 'hono/jsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { Addresses } from './_addresses.tsx'
import { AppPasswords, type AppPasswordsProps } from './_app-passwords.tsx'
import { FolderShapePart } from './_folder-shape.tsx'
import { Systems } from './_systems.tsx'
import { TvPart } from './_tv.tsx'
import type { FolderDoor, FolderShape, FormProblem, TvCard } from './data.ts'
import type { SystemId } from './systems.ts'

export interface DevicesProps {
  frame: Frame
  door: FolderDoor
  /** What this browser runs on, where it says so. */
  own?: SystemId
  passwords: Omit<AppPasswordsProps, 'person' | 'problem'>
  /** For administrators. */
  shape?: FolderShape
  /** Whether televisions see the library; with what they see, for administrators. */
  tv: Pick<TvCard, 'on'> | TvCard
  problem?: FormProblem
}

/** /devices: the library as a folder on computers and phones, and on the television. */
export function DevicesPage({ frame, door, own, passwords, shape, tv, problem }: DevicesProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('devices.title')} place="devices">
      <PageHead title={t('devices.title')} text={t('devices.text')} />
      <nav class="subnav" aria-label={t('devices.parts')}><ul>{(['address', 'passwords', 'steps', 'tv'] as const).map((part) => <li><a href={`#${part}`} data-stay="">{t(`devices.part-${part}`)}</a></li>)}</ul></nav>
      <Part id="address" text={t('devices.address-text')}><Addresses door={door} /></Part>
      <Part id="passwords" text={t('devices.passwords-text')}><AppPasswords person={door.person} {...passwords} problem={problem} /></Part>
      <Part id="steps" text={t('devices.steps-text')}><Systems door={door} own={own} />{shape ? <FolderShapePart shape={shape} problem={problem} /> : null}</Part>
      <Part id="tv" text={t('devices.tv-text')}>{'kinds' in tv ? <TvPart tv={tv} problem={problem} /> : <p>{t(tv.on ? 'devices.tv-is-on' : 'devices.tv-ask')}</p>}</Part>
    </AppPage>
  )
}

function Part({ id, text, children }: { id: 'address' | 'passwords' | 'steps' | 'tv'; text: string; children: Child }) {
  const { t } = useWords()
  return (
    <section class="section" id={id} aria-labelledby={`${id}-heading`}>
      <div class="section-head"><h2 id={`${id}-heading`}>{t(`devices.part-${id}`)}</h2></div>
      <p class="prose">{text}</p>
      {children}
    </section>
  )
}
