import { behaviour } from './behaviours.js'
import { visit } from './navigate.js'

/** Shows a picture to the house and goes to the page of those that look like it. @param {File} file */
function findLikes(file) {
  const body = new FormData()
  body.set('picture', file)
  return visit('/search/similar', { request: { method: 'POST', body } })
}

/** The search box takes a picture that is dropped on it; everywhere else a drop is an upload. */
behaviour('[data-searchbox]', (form) => {
  const brings = (event) => event.dataTransfer?.types.includes('Files')
  const mark = (dropping) => form.classList.toggle('is-dropping', dropping)
  form.addEventListener('dragover', (event) => {
    if (!brings(event)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    mark(true)
  })
  form.addEventListener('dragleave', (event) => { if (!form.contains(event.relatedTarget)) mark(false) })
  form.addEventListener('drop', (event) => {
    mark(false)
    const [file] = event.dataTransfer?.files ?? []
    if (!file) return
    event.preventDefault() // the tray leaves alone what somebody has taken
    void findLikes(file)
  })
})

behaviour('[data-similar-form]', (form) => {
  const input = form.querySelector('input[type=file]')
  form.addEventListener('submit', (event) => {
    const [file] = input.files
    if (!file) return
    event.preventDefault()
    void findLikes(file)
  })
  input.addEventListener('change', () => { if (input.files.length > 0) form.requestSubmit() })
})
