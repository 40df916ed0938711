/** What the lock screen, headphones and the keys of a keyboard are told. */
let told = ''

export function tellSession(track, element) {
  const { mediaSession } = navigator
  if (!mediaSession || !globalThis.MediaMetadata) return
  if (told !== (track?.id ?? '')) {
    told = track?.id ?? ''
    const pictures = track && (track.artwork ?? track.cover)
    mediaSession.metadata = track ? new MediaMetadata({ title: track.title, artist: track.artist, album: track.album, artwork: pictures ? [{ src: new URL(pictures, location.href).href }] : [] }) : null
  }
  mediaSession.playbackState = track ? (element.paused ? 'paused' : 'playing') : 'none'
  if (!track || !Number.isFinite(element.duration) || element.duration <= 0) return
  mediaSession.setPositionState?.({ duration: element.duration, playbackRate: element.playbackRate, position: Math.min(element.currentTime, element.duration) })
}

/** Answers those keys. */
export function answerSession(player) {
  const answers = {
    play: () => player.play(), pause: () => player.pause(), stop: () => player.pause(), previoustrack: () => player.previous(), nexttrack: () => player.next(),
    seekbackward: ({ seekOffset = 10 }) => player.seek(player.place().seconds - seekOffset), seekforward: ({ seekOffset = 10 }) => player.seek(player.place().seconds + seekOffset), seekto: ({ seekTime }) => player.seek(seekTime),
  }
  for (const [action, answer] of Object.entries(answers)) {
    try {
      navigator.mediaSession?.setActionHandler(action, answer)
    } catch {
      // a browser that knows no such key
    }
  }
}
