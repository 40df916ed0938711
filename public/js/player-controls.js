import { behaviour } from './behaviours.js'
import { thePlayer } from './player.js'
import { answerSession } from './player-session.js'

/** Seconds that an arrow key moves. */
const STEP = 5

/** The buttons and sliders of the bar. */
behaviour('#player', (bar) => {
  const player = thePlayer()
  answerSession(player)
  const part = (name) => bar.querySelector(`[data-player-${name}]`)
  const press = { toggle: () => player.toggle(), previous: () => player.previous(), next: () => player.next(), shuffle: () => player.shuffle(), repeat: () => player.repeat(), close: () => player.close() }
  for (const [name, act] of Object.entries(press)) part(name).addEventListener('click', act)
  part('level').addEventListener('click', () => player.set({ level: !player.settings().level }))
  part('volume').addEventListener('input', ({ target }) => player.set({ volume: Number(target.value) }))
  part('seek').addEventListener('input', ({ target }) => player.seek(Number(target.value)))
  part('seek').addEventListener('keydown', (event) => {
    const by = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP, PageUp: 30, PageDown: -30 }[event.key]
    if (by === undefined || event.shiftKey) return
    event.preventDefault()
    player.seek(player.place().seconds + by)
  })
  const panel = part('queue')
  const open = part('queue-open')
  const show = (shown) => {
    panel.hidden = !shown
    open.setAttribute('aria-pressed', String(shown))
    player.set({})
  }
  open.addEventListener('click', () => show(panel.hidden))
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return
    event.stopPropagation()
    show(false)
    open.focus()
  })
  part('list').addEventListener('click', ({ target }) => {
    const entry = target.closest('.player-entry')
    if (!entry) return
    const at = [...entry.parentElement.children].indexOf(entry)
    if (target.closest('[data-player-out]')) player.takeOut(at)
    else if (target.closest('[data-player-go]')) player.goTo(at)
  })
})
