import type { Child } from 'hono/jsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { Addresses } from './_addresses.tsx'
import { AppPasswords, type AppPasswordsProps } from './_app-passwords.tsx'
import { Systems } from './_systems.tsx'
import type { FolderDoor, FormProblem } from './data.ts'
import type { SystemId } from './systems.ts'

export interface DevicesProps {
  frame: Frame
  door: FolderDoor
  /** What this browser runs on, where it says so. */
  own?: SystemId
  passwords: Omit<AppPasswordsProps, 'person' | 'problem'>
  problem?: FormProblem
}

/** /devices: the library as a folder on computers and phones, and on the television. */
export function DevicesPage({ frame, door, own, passwords, problem }: DevicesProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('devices.title')} place="devices">
      <PageHead title={t('devices.title')} text={t('devices.text')} />
      <nav class="subnav" aria-label={t('devices.parts')}><ul>{(['address', 'passwords', 'steps'] as const).map((part) => <li><a href={`#${part}`} data-stay="">{t(`devices.part-${part}`)}</a></li>)}</ul></nav>
      <Part id="address" text={t('devices.address-text')}><Addresses door={door} /></Part>
      <Part id="passwords" text={t('devices.passwords-text')}><AppPasswords person={door.person} {...passwords} problem={problem} /></Part>
      <Part id="steps" text={t('devices.steps-text')}><Systems door={door} own={own} /></Part>
    </AppPage>
  )
}

function Part({ id, text, children }: { id: 'address' | 'passwords' | 'steps'; text: string; children: Child }) {
  const { t } = useWords()
  return (
    <section class="section" id={id} aria-labelledby={`${id}-heading`}>
      <div class="section-head"><h2 id={`${id}-heading`}>{t(`devices.part-${id}`)}</h2></div>
      <p class="prose">{text}</p>
      {children}
    </section>
  )
}
