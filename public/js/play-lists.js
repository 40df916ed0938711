import { thePlayer } from './player.js'
import { t } from './sentences.js'
import { toast } from './toasts.js'

/** The buttons that play what a page lists: they stand in an element that says where its tracks come from. */
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-play-all], [data-play-shuffled], [data-play-track]')
  const list = button?.closest('[data-queue-at]')
  if (!list || !thePlayer()) return
  event.preventDefault()
  void play(list.dataset.queueAt, { shuffled: button.dataset.playShuffled !== undefined, ...(button.dataset.playTrack && { id: button.dataset.playTrack }) })
})

async function play(address, options) {
  const tracks = await fetch(address, { headers: { Accept: 'application/json' } }).then((answer) => (answer.ok ? answer.json() : { tracks: [] })).then((found) => found.tracks).catch(() => undefined)
  if (tracks === undefined) return void toast(t('browser.no-connection'), { tone: 'bad' })
  if (tracks.length === 0) return void toast(t('browser.no-tracks'))
  return void thePlayer().start(tracks, options)
}
