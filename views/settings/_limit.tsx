import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { Person } from './data.ts'

/** What a viewer may see: everything, or only what carries one of some tags; swaps the person's row. */
export function PersonLimit({ person: { id, name, limit }, rowId }: { person: Pick<Person, 'id' | 'name' | 'limit'>; rowId: string }) {
  const { t } = useWords()
  const target = `#${rowId}`
  const suggestions = `${rowId}-tags`
  return (
    <section class="person-limit stack" aria-label={t('limit.title', { name })}>
      <p>{t('limit.title', { name })}</p>
      <p class="quiet">{limit === null ? t('limit.everything') : limit.length === 0 ? t('limit.nothing') : t('limit.only')}</p>
      {limit !== null && limit.length > 0 ? (
        <ul class="chips">
          {limit.map((tag) => (
            <li class="chip">
              <span class="chip-text">{tag.path}</span>
              <ActionForm action={`/people/${id}/limit/${tag.id}`} method="delete" target={target} class="chip-form">
                <button type="submit" class="chip-remove" aria-label={t('limit.remove', { tag: tag.path })}><Icon name="x" /></button>
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      <ActionForm action={`/people/${id}/limit`} target={target} class="tag-form">
        <input class="tag-input" name="name" type="text" required maxlength={1000} autocomplete="off" placeholder={t('limit.tag')} aria-label={t('limit.tag')} list={suggestions}
          hx-get="/tags/suggest" hx-trigger="input changed delay:120ms, focus once" hx-target={`#${suggestions}`} hx-swap="innerHTML" />
        <datalist id={suggestions}></datalist>
        <Button look="plain" icon="plus" label={t('limit.add')} />
      </ActionForm>
      {limit === null ? null : (
        <ActionForm action={`/people/${id}/limit`} method="delete" target={target}>
          <Button look="quiet" icon="eye">{t('limit.lift')}</Button>
        </ActionForm>
      )}
    </section>
  )
}
