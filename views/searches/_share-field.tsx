import { useWords } from '../words.ts'

/** Whether the household sees a search too. */
export function ShareField({ shared = false }: { shared?: boolean }) {
  const { t } = useWords()
  return <label class="switch"><input type="checkbox" name="shared" checked={shared} />{t('searches.share')}</label>
}
