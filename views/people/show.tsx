import { EmptyState } from '../components/empty-state.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { FileGrid } from '../files/_grid.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import { useWords } from '../words.ts'
import type { PersonFrame, PicturesOfPerson } from './data.ts'
import { PersonHead } from './_person-head.tsx'
import { Suggested } from './_suggested.tsx'

/** /people/:id: all pictures of someone. */
export function PersonPage({ frame, tiles, total, previous, next, suggested, ...about }: { frame: Frame } & PersonFrame & PicturesOfPerson) {
  const { t } = useWords()
  const { person, canEdit } = about
  return (
    <AppPage frame={frame} title={person.name ?? t('people.someone')} place="people" width="wide">
      <PersonHead {...about} tab="pictures" />
      <div data-refresh="">
        {canEdit ? <Suggested person={person} suggested={suggested} /> : null}
        {total === 0 ? <EmptyState drawing="shelf" title={t('people.no-pictures')} text={t('people.no-pictures-text')} /> : (
          <>
            <SelectionBar kind="library" canEdit={canEdit} />
            <FileGrid tiles={tiles} list={`person:${person.id}`} label={t('people.tab-pictures')} />
            <PagesNav previous={previous} next={next} />
          </>
        )}
      </div>
    </AppPage>
  )
}
