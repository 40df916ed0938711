import { useWords } from '../words.ts'
import { questionsHref, type AlikeCounts, type AlikeKind } from './data.ts'

const kinds: readonly AlikeKind[] = ['copies', 'burst']

/** The two kinds of questions, each with how many wait. */
export function AlikeKinds({ kind, counts }: { kind: AlikeKind; counts: AlikeCounts }) {
  const { t, number } = useWords()
  return (
    <nav class="alike-kinds" aria-label={t('likeness.kinds')}>
      {kinds.map((one) => <a href={questionsHref(one)} aria-current={one === kind ? 'page' : undefined}>{t(`likeness.${one}`)} <span class="alike-count">{number(counts[one])}</span></a>)}
    </nav>
  )
}
