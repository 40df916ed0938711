import type { Child } from 'hono/jsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { musicParts, partHref, type MusicFrame } from './data.ts'

/** A part of the music: the head, the tabs, what is in it. */
export function MusicPage({ frame, part, hasUntagged, children }: MusicFrame & { frame: Frame; children: Child }) {
  const { t } = useWords()
  const name = t(`music.${part}`)
  return (
    <AppPage frame={frame} title={part === 'albums' ? t('music.title') : `${name} · ${t('music.title')}`} place="music" width="wide">
      <PageHead title={t('music.title')} text={t('music.text')} />
      <nav class="tabs music-tabs" aria-label={t('music.parts')}>
        {musicParts.filter((one) => one !== 'untagged' || hasUntagged || part === 'untagged').map((one) => <a class="tab" href={partHref(one)} aria-current={one === part ? 'page' : undefined}>{t(`music.${one}`)}</a>)}
      </nav>
      <div class="music-part" data-refresh="">{children}</div>
    </AppPage>
  )
}

/** A part that has nothing in it. */
export function EmptyPart({ text }: { text: string }) {
  const { t } = useWords()
  return <EmptyState drawing="shelf" title={t('music.empty-part')} text={text} />
}
