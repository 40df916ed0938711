import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { partHref, type MusicPart, type ShownTrack } from './data.ts'
import { PlayButtons } from './_play-buttons.tsx'
import { TrackList } from './_track-list.tsx'

export interface GroupProps {
  frame: Frame
  part: Exclude<MusicPart, 'albums' | 'artists'>
  name: string
  /** A line about it besides the count. */
  text?: string
  tracks: readonly ShownTrack[]
  total: number
  /** Where a player gets these tracks from, the page's first one first. */
  queue: string
  /** To those that are not tagged so and sound like it. */
  heard?: { href: string; text: string }
  previous?: string
  next?: string
}

/** The tracks of a genre, a decade, a tempo, or of what nobody tagged. */
export function GroupPage({ frame, part, name, text, tracks, total, queue, heard, previous, next }: GroupProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={name} place="music">
      <nav class="crumbs" aria-label={t('folders.path')}><ol><li><a href="/music">{t('music.title')}</a></li><li><a href={partHref(part)}>{t(`music.${part}`)}</a></li><li aria-current="page">{name}</li></ol></nav>
      <div data-queue-at={queue} data-refresh="">
        <PageHead title={name} text={[t('music.tracks', { count: total }), text].filter(Boolean).join('. ')}>{total > 0 ? <PlayButtons /> : null}</PageHead>
        {heard ? <p class="music-heard"><a href={heard.href}>{heard.text}</a></p> : null}
        <TrackList tracks={tracks} label={t('music.all-tracks')} as="mixed" />
        <PagesNav previous={previous} next={next} />
      </div>
    </AppPage>
  )
}
