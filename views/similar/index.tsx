import type { Message } from '../../server/platform/errors.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { FileGrid } from '../files/_grid.tsx'
import type { Tile } from '../files/tile.ts'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import { useWords } from '../words.ts'

interface Props {
  frame: Frame
  /** What looks like the picture that was shown; undefined before one was. */
  tiles?: readonly Tile[]
  /** Why there is no answer. */
  problem?: Message
  canEdit: boolean
}

/** /search/similar: a picture is shown, pictures like it come back. */
export function SimilarPage({ frame, tiles, problem, canEdit }: Props) {
  const { t, say } = useWords()
  return (
    <AppPage frame={frame} title={t('similar.title')} place="search" width="wide">
      <PageHead title={t('similar.title')} text={t('similar.text')} />
      <form class="similar-form" method="post" action="/search/similar" enctype="multipart/form-data" data-similar-form="">
        <div class="field">
          <label for="similar-picture">{t('similar.picture')}</label>
          <input id="similar-picture" type="file" name="picture" required accept="image/*,.heic,.dng,.cr2,.nef,.arw" />
        </div>
        <Button look="main" icon="search">{t('similar.find')}</Button>
      </form>
      {problem ? <div class="similar-problem"><Notice tone="bad"><p>{say(problem)}</p></Notice></div> : null}
      {tiles && tiles.length === 0 ? <EmptyState drawing="search" title={t('similar.nothing')} text={t('similar.nothing-text')} /> : null}
      {tiles && tiles.length > 0 ? (
        <section class="similar-found" aria-labelledby="similar-found-title">
          <h2 id="similar-found-title" class="search-total" role="status">{t('similar.results')}</h2>
          <SelectionBar kind="library" canEdit={canEdit} />
          <FileGrid tiles={tiles} list="timeline" label={t('similar.results')} />
        </section>
      ) : null}
    </AppPage>
  )
}
