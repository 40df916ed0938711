import { useWords } from '../words.ts'
import { ButtonLink } from './button.tsx'

/** The way through a long list that comes in pages. */
export function PagesNav({ previous, next }: { previous?: string; next?: string }) {
  const { t } = useWords()
  if (!previous && !next) return null
  return (
    <nav class="pages-nav" aria-label={t('page.pages')}>
      {previous ? <ButtonLink href={previous} icon="chevron-left">{t('page.earlier')}</ButtonLink> : null}
      {next ? <ButtonLink href={next} icon="chevron-right" data={{ 'data-next-page': '' }}>{t('page.more')}</ButtonLink> : null}
    </nav>
  )
}
