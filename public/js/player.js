import { behaviour } from './behaviours.js'
import { drawPlayer } from './player-bar.js'
import { keep, keepSettings, readKept, readSettings } from './player-kept.js'
import { back, current, emptyQueue, forward, goTo, queueOf, shuffle, takeOut, turnRepeat } from './player-order.js'
import { keepPlace, placeToBegin } from './player-places.js'
import { playerSound } from './player-sound.js'
import { markPlaying } from './playing-row.js'
import { t } from './sentences.js'
import { toast } from './toasts.js'

/** From so many seconds on, 'previous' begins the same track again. */
const AGAIN_AFTER = 3

/** The queue, the sound and what is drawn of them, of the one player of the page. @type {ReturnType<typeof startPlayer> | undefined} */
let player
/** The player, where the page has one. */
export const thePlayer = () => player

behaviour('#player', (bar) => { player ??= startPlayer(bar) })

function startPlayer(bar) {
  const sound = playerSound([...bar.querySelectorAll('[data-player-sound]')])
  let queue = emptyQueue
  let settings = readSettings()
  /** Tracks that could not be played since one could. */
  let failed = 0

  const draw = () => {
    drawPlayer(bar, { queue, settings, element: sound.element })
    markPlaying(current(queue)?.id, !sound.element.paused)
  }
  const remember = () => keep({ queue, seconds: sound.element.currentTime, playing: !sound.element.paused })
  const place = (options) => keepPlace(sound.track(), sound.element.currentTime, options)
  const prepare = () => {
    const next = forward(queue)
    sound.prepare(next && current(next))
  }
  function change(next) {
    queue = next
    prepare()
    draw()
    remember()
  }
  /** Loads what is current in a queue; plays unless told. */
  function begin(next, { seconds, play = true } = {}) {
    const track = current(next)
    if (!track) return
    if (sound.track() && sound.track().id !== track.id) place({ atOnce: true })
    sound.load(track, seconds ?? placeToBegin(track))
    change(next)
    if (play) start()
  }
  const start = () => sound.play().catch((error) => {
    // a newer wish came between, or the browser waits for a click: the bar shows that it stands still
    if (error.name === 'NotSupportedError') refused()
    else draw()
  })
  function refused() {
    toast(t('browser.cannot-play', { title: current(queue)?.title ?? '' }), { tone: 'bad' })
    failed += 1
    const next = forward(queue, { byHand: true })
    if (next && failed < queue.order.length) begin(next)
    else draw()
  }
  function ended() {
    keepPlace(sound.track(), Infinity, { atOnce: true })
    const next = forward(queue)
    if (next) begin(next, { seconds: current(next) === sound.track() ? 0 : undefined })
    else { draw(); remember() }
  }
  for (const element of bar.querySelectorAll('[data-player-sound]')) {
    const own = (act) => () => { if (element === sound.element) act() }
    element.addEventListener('ended', own(ended))
    element.addEventListener('playing', own(() => { failed = 0; draw() }))
    for (const name of ['play', 'durationchange', 'seeked']) element.addEventListener(name, own(draw))
    element.addEventListener('pause', own(() => { place({ atOnce: true }); draw(); remember() }))
    element.addEventListener('timeupdate', own(() => { place(); draw() }))
  }
  addEventListener('mantel:arrived', draw)
  addEventListener('pagehide', () => { if (current(queue)) { place({ atOnce: true }); remember() } })
  // one thing is heard at a time: a video or sound that is looked at silences the bar, and the other way round
  document.addEventListener('play', (event) => {
    if (event.target === sound.element) for (const media of document.querySelectorAll('video, audio')) { if (media !== sound.element && !media.muted) media.pause() }
    else if (!bar.contains(event.target) && !event.target.muted) sound.pause()
  }, { capture: true })

  sound.setLoudness(settings)
  const kept = readKept()
  if (kept) begin(kept.queue, { seconds: kept.seconds, play: kept.playing })
  return {
    isActive: () => current(queue) !== undefined,
    start: (tracks, options) => begin(queueOf(tracks, { repeat: queue.repeat, ...options })),
    toggle: () => (sound.element.paused ? start() : sound.pause()),
    play: start,
    pause: () => sound.pause(),
    next: () => { const next = forward(queue, { byHand: true }); if (next) begin(next, { seconds: current(next) === sound.track() ? 0 : undefined }) },
    previous: () => begin(sound.element.currentTime > AGAIN_AFTER ? queue : back(queue), { seconds: 0 }),
    goTo: (at) => begin(goTo(queue, at)),
    seek: (seconds) => { sound.element.currentTime = Math.max(0, Math.min(sound.element.duration || 0, seconds)); draw() },
    place: () => ({ seconds: sound.element.currentTime, length: sound.element.duration }),
    shuffle: () => change(shuffle(queue, !queue.shuffled)),
    repeat: () => change(turnRepeat(queue)),
    takeOut(at) {
      const isCurrent = at === queue.at
      const playing = !sound.element.paused
      const next = takeOut(queue, at)
      if (!current(next)) return void this.close()
      if (isCurrent) begin(next, { play: playing })
      else change(next)
    },
    set(changed) {
      settings = { ...settings, ...changed }
      keepSettings(settings)
      sound.setLoudness(settings)
      draw()
    },
    settings: () => settings,
    close() {
      place({ atOnce: true })
      queue = { ...emptyQueue, repeat: queue.repeat }
      sound.stop()
      draw()
      remember()
    },
  }
}
