import Alpine from '@alpinejs/csp'
import { chosenFiles, droppedFiles } from './dropped-files.js'
import { percent, size, timeLeft } from './formats.js'
import { t } from './sentences.js'
import { toast } from './toasts.js'
import { speedOf } from './upload-speed.js'
import { createUploadQueue } from './upload-queue.js'

/** Entries that are listed; the rest is a number. */
const listed = 100
const rank = { failed: 0, refused: 0, uploading: 1, checking: 2, waiting: 3, duplicate: 4, 'taken-in': 5 }
const tray = document.getElementById('tray')
const maxBytes = Number(tray?.dataset.maxBytes ?? 0)
let redraw = () => undefined
const queue = createUploadQueue({ maxBytes, tooLarge: () => t('browser.state-too-large', { size: size(maxBytes) }), onChange: () => redraw() })
const speed = speedOf()

/** What the tray shows of one entry. */
function drawn(entry) {
  const canRetry = entry.state === 'failed' && Boolean(entry.file)
  return {
    id: entry.id, name: entry.name, path: [entry.folder, entry.name].filter(Boolean).join('/'), state: entry.state, sentence: sentenceOf(entry),
    href: entry.href ?? '', noHref: !entry.href, canRetry, canCancel: entry.state === 'waiting' || entry.state === 'uploading', moving: entry.state === 'uploading', share: entry.size > 0 ? entry.sent / entry.size : 1,
  }
}

function sentenceOf({ state, sentence, sent, size: bytes, original, name }) {
  if (sentence) return sentence
  if (state === 'uploading') return t('browser.state-uploading', { share: percent(bytes > 0 ? sent / bytes : 1) })
  if (state === 'duplicate') return t('browser.state-duplicate', { name: original ?? name })
  return t(`browser.state-${{ waiting: 'waiting', checking: 'checking', 'taken-in': 'taken', refused: 'refused', failed: 'failed' }[state]}`)
}

Alpine.data('uploadTray', () => ({
  shown: false, open: true, visible: [], hidden: 0, hiddenText: '', headline: '', progressText: '', share: 0, busy: false, finished: false, failures: false, sizeClass: '',
  get expanded() { return String(this.open) },
  init() {
    let frame = 0
    redraw = () => { frame ||= requestAnimationFrame(() => { frame = 0; this.draw() }) }
    redraw()
  },
  draw() {
    const entries = queue.entries()
    const left = entries.filter(({ state }) => rank[state] >= 1 && rank[state] <= 3)
    const failed = entries.filter(({ state }) => rank[state] === 0)
    const total = entries.reduce((sum, entry) => sum + entry.size, 0)
    const sent = entries.reduce((sum, entry) => sum + (rank[entry.state] === 0 ? entry.size : entry.sent), 0)
    const sorted = entries.toSorted((a, b) => rank[a.state] - rank[b.state] || a.id - b.id)
    this.visible = sorted.slice(0, listed).map(drawn)
    this.hidden = Math.max(0, entries.length - listed)
    this.hiddenText = t('browser.more-entries', { count: this.hidden })
    this.shown = entries.length > 0
    this.busy = left.length > 0
    this.finished = entries.length > 0 && left.length === 0
    this.failures = entries.filter(({ state, file }) => state === 'failed' && file).length > 1
    this.share = total > 0 ? sent / total : 1
    this.headline = left.length > 0 ? t('browser.headline-busy', { count: left.length }) : failed.length > 0 ? t('browser.headline-failed', { count: failed.length }) : t('browser.headline-done', { count: entries.length })
    const seconds = speed.secondsLeft(sent, total)
    this.progressText = left.length > 0 && seconds !== undefined && sent < total ? t('browser.progress', { done: size(sent), total: size(total), left: timeLeft(seconds) }) : t('browser.progress-short', { done: size(sent), total: size(total) })
    keepAwake(this.busy)
  },
  toggle() { this.open = !this.open; this.sizeClass = this.open ? '' : 'is-small' },
  dismiss() { queue.clear() },
  retry(id) { queue.retry([id]) },
  retryAll() { queue.retry(queue.entries().map(({ id }) => id)) },
  cancel(id) { queue.cancel(id) },
}))

/** The screen stays on while something is sent, where browsers can. */
let lock
async function keepAwake(busy) {
  if (busy === Boolean(lock)) return
  if (!busy) { const old = lock; lock = undefined; return void old?.release?.() }
  lock = true
  lock = await navigator.wakeLock?.request('screen').catch(() => true) ?? true
}

/** The folder whose page is open takes what is dropped on it. */
const folderHere = () => (location.pathname.startsWith('/folders/') ? document.querySelector('[data-upload-folder]')?.dataset.uploadFolder ?? '' : '')

if (tray) {
  const overlay = document.getElementById('drop-overlay')
  const brings = (event) => event.dataTransfer?.types.includes('Files')
  let depth = 0
  addEventListener('dragenter', (event) => { if (brings(event)) { depth += 1; overlay.hidden = false } })
  addEventListener('dragleave', (event) => { if (brings(event)) { depth = Math.max(0, depth - 1); overlay.hidden = depth === 0 } })
  addEventListener('dragover', (event) => { if (brings(event)) event.preventDefault() })
  addEventListener('drop', (event) => {
    if (!brings(event)) return
    const isTaken = event.defaultPrevented // by the search box, which looks for likes of it
    event.preventDefault()
    depth = 0
    overlay.hidden = true
    if (isTaken) return
    void droppedFiles(event.dataTransfer).then((files) => (files.length > 0 ? queue.add(files, folderHere()) : toast(t('browser.nothing-dropped'), { tone: 'bad' })))
  })
  addEventListener('change', (event) => {
    if (!event.target.matches?.('[data-upload-input]')) return
    queue.add(chosenFiles(event.target), folderHere())
    event.target.value = ''
  })
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-upload-open]')) return
    event.preventDefault()
    document.getElementById('upload-files').click()
  }, { capture: true })
  document.addEventListener('submit', (event) => {
    if (!event.target.matches?.('[data-upload-form]')) return
    event.preventDefault()
    queue.add(chosenFiles(event.target.elements.files), event.target.elements.folder.value.trim())
    event.target.reset()
  }, { capture: true })
  addEventListener('paste', (event) => { if (event.clipboardData?.files.length > 0) queue.add([...event.clipboardData.files].map((file) => ({ file, folder: '' })), folderHere()) })
  addEventListener('beforeunload', (event) => { if (queue.entries().some(({ state }) => state === 'uploading' || state === 'waiting')) event.preventDefault() })
}
Alpine.start()
