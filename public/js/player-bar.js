import { clock } from './formats.js'
import { drawQueue } from './player-queue.js'
import { tellSession } from './player-session.js'
import { t } from './sentences.js'
import { current } from './player-order.js'

/** Draws the bar as things stand. */
export function drawPlayer(bar, { queue, settings, element }) {
  const track = current(queue)
  const part = (name) => bar.querySelector(`[data-player-${name}]`)
  bar.hidden = !track
  tellSession(track, element)
  if (!track) return
  const playing = !element.paused
  bar.classList.toggle('is-playing', playing)
  bar.dataset.repeat = queue.repeat
  drawTrack(bar, track)
  const toggle = part('toggle')
  label(toggle, playing ? toggle.dataset.labelPause : toggle.dataset.labelPlay)
  part('shuffle').setAttribute('aria-pressed', String(queue.shuffled))
  part('level').setAttribute('aria-pressed', String(settings.level))
  part('repeat').setAttribute('aria-pressed', String(queue.repeat !== 'off'))
  label(part('repeat'), t(`browser.repeat-${queue.repeat}`))
  part('volume').value = String(settings.volume)
  drawTime(bar, track, element)
  drawQueue(bar, queue)
}

function drawTrack(bar, track) {
  if (bar.dataset.track === track.id) return
  bar.dataset.track = track.id
  for (const link of bar.querySelectorAll('[data-player-link]')) link.href = track.href
  bar.querySelector('[data-player-title]').textContent = track.title
  bar.querySelector('[data-player-artist]').textContent = [track.artist, track.album].filter(Boolean).join(' · ')
  const cover = bar.querySelector('[data-player-cover]')
  cover.hidden = !track.cover
  if (track.cover) cover.src = track.cover
}

function drawTime(bar, track, element) {
  const length = Number.isFinite(element.duration) ? element.duration : (track.durationMs ?? 0) / 1000
  const seek = bar.querySelector('[data-player-seek]')
  seek.max = String(length || 1)
  // a finger on the slider says where it stands
  if (!seek.matches(':active')) seek.value = String(element.currentTime)
  seek.setAttribute('aria-valuetext', `${clock(element.currentTime * 1000)} / ${clock(length * 1000)}`)
  bar.querySelector('[data-player-at]').textContent = clock(element.currentTime * 1000)
  bar.querySelector('[data-player-length]').textContent = clock(length * 1000)
}

function label(button, text) {
  if (button.getAttribute('aria-label') === text) return
  button.setAttribute('aria-label', text)
  button.title = text
}
