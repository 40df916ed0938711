import { isTyping } from './grid-keys.js'
import { thePlayer } from './player.js'

/** While something is in the player: space plays and pauses, Shift and an arrow go to the next or previous track. A file that is looked at has the keys first. */
document.addEventListener('keydown', (event) => {
  const player = thePlayer()
  if (!player?.isActive() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (document.getElementById('viewer') || event.target.closest('[role=slider], video, audio')) return
  if (event.key === ' ' && !event.shiftKey) {
    if (event.target.closest('button, a, summary, input')) return
    event.preventDefault()
    player.toggle()
  }
  if (event.shiftKey && event.key === 'ArrowRight') { event.preventDefault(); player.next() }
  if (event.shiftKey && event.key === 'ArrowLeft') { event.preventDefault(); player.previous() }
})
