import { ButtonLink } from '../components/button.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useWords } from '../words.ts'

export interface FirstPicturesProps {
  /** Files seen so far, and how many of them can already be looked at. */
  done: number
  total: number
  refused: number
  /** Addresses of the first small pictures, newest last; at most 24. */
  thumbs: readonly string[]
}

/** The first pictures as they arrive; asks for itself every second and a half. Answer of /setup/pictures. */
export function FirstPictures({ done, total, thumbs, refused }: FirstPicturesProps) {
  const { t, number } = useWords()
  return (
    <div id="first-pictures" class="first-pictures" hx-get="/setup/pictures" hx-trigger="load delay:1500ms" hx-swap="outerHTML">
      <p class="prose" role="status">{total === 0 ? t('setup.looking') : t('setup.arrived', { done: number(done), total: number(total) })}{refused > 0 ? ` ${t('sources.refused', { count: refused })}.` : ''}</p>
      <ProgressBar done={done} total={total} label={t('setup.pictures')} />
      <ul class="first-thumbs">{thumbs.map((thumb) => <li><img src={thumb} alt="" width="96" height="96" decoding="async" /></li>)}</ul>
      <div class="form-actions"><ButtonLink href="/" look="main" icon="images" data={{ 'data-full': '' }}>{t('setup.open')}</ButtonLink></div>
    </div>
  )
}
