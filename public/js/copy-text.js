import { t } from './sentences.js'
import { toast } from './toasts.js'

/** A button that copies what stands in the field that it names. Over plain HTTP browsers give no clipboard: there the field is selected and copied as by the keyboard. */
document.addEventListener('click', async (event) => {
  const field = document.querySelector(event.target.closest?.('[data-copy]')?.dataset.copy ?? ':not(*)')
  if (!field) return
  field.select()
  const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false)
  if (copied || document.execCommand('copy')) toast(t('browser.copied'))
  else toast(t('browser.copy-by-hand'), { tone: 'bad' })
})
