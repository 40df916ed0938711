import { loudnessFactor } from './player-loudness.js'

/**
 * Two <audio> that take turns: while one plays, the other fetches what comes next, and begins when the first ends.
 * Louder than the file is only possible through Web Audio, which browsers allow once somebody has clicked; quieter always is.
 */
export function playerSound([first, second]) {
  let [on, other] = [first, second]
  let settings = { volume: 1, level: true }
  /** @type {Map<HTMLAudioElement, { id: string, gain: number | null, peak: number | null }>} */
  const tracks = new Map()
  /** @type {Map<HTMLAudioElement, GainNode>} */
  const gains = new Map()
  let context

  function set(element, track) {
    if (tracks.get(element)?.id === track?.id) return
    tracks.set(element, track)
    if (track) element.src = track.src
    else { element.removeAttribute('src'); element.load() }
  }
  function setLoudness() {
    for (const element of [first, second]) {
      const factor = loudnessFactor(tracks.get(element), settings.level)
      const gain = gains.get(element)
      if (gain) gain.gain.value = factor
      element.volume = settings.volume * (gain ? 1 : Math.min(1, factor))
    }
  }
  function amplify() {
    if (context || !globalThis.AudioContext || !navigator.userActivation?.hasBeenActive) return
    context = new AudioContext()
    for (const element of [first, second]) {
      const gain = context.createGain()
      context.createMediaElementSource(element).connect(gain).connect(context.destination)
      gains.set(element, gain)
    }
  }
  return {
    get element() { return on },
    track: () => tracks.get(on),
    /** Makes a track the one that plays; where it waits already in the other element, that one takes over. */
    load(track, seconds = 0) {
      if (tracks.get(on)?.id !== track.id && tracks.get(other)?.id === track.id) {
        on.pause()
        ;[on, other] = [other, on]
      }
      set(on, track)
      if (Math.abs(on.currentTime - seconds) > 0.01) on.currentTime = seconds
      setLoudness()
    },
    /** Fetches what comes next, so that it can begin at once. */
    prepare(track) {
      set(other, track && track.id !== tracks.get(on)?.id ? track : undefined)
      setLoudness()
    },
    async play() {
      amplify()
      setLoudness()
      if (context?.state === 'suspended') void context.resume()
      await on.play()
    },
    pause: () => on.pause(),
    setLoudness(changed) {
      settings = { ...settings, ...changed }
      setLoudness()
    },
    stop() {
      for (const element of [first, second]) { element.pause(); set(element, undefined) }
    },
  }
}
