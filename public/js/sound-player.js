import { behaviour } from './behaviours.js'
import { clock } from './formats.js'

const stepSeconds = 5

/** The waveform as a slider of the sound below it. */
behaviour('[data-sound]', (sound) => {
  const audio = sound.querySelector('audio')
  const wave = sound.querySelector('[data-waveform]')
  const played = sound.querySelector('[data-waveform-played]')
  const now = sound.querySelector('[data-sound-now]')
  const [spectrogram, line] = [sound.querySelector('[data-spectrogram]'), sound.querySelector('[data-spectrogram-now]')]
  const button = sound.querySelector('[data-sound-play]')
  button.addEventListener('click', () => (audio.paused ? void audio.play() : audio.pause()))
  for (const name of ['play', 'pause', 'ended']) audio.addEventListener(name, () => sound.classList.toggle('is-playing', !audio.paused))
  if (!wave) { audio.addEventListener('timeupdate', () => { now.textContent = clock(audio.currentTime * 1000) }); return }
  const length = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : Number(wave.getAttribute('aria-valuemax')) || 1)
  const width = wave.querySelector('svg').viewBox.baseVal.width

  const show = () => {
    const place = `${((audio.currentTime / length()) * 100).toFixed(2)}%`
    line?.setAttribute('x1', place)
    line?.setAttribute('x2', place)
    played.setAttribute('width', String((audio.currentTime / length()) * width))
    wave.setAttribute('aria-valuenow', String(Math.round(audio.currentTime)))
    wave.setAttribute('aria-valuetext', clock(audio.currentTime * 1000))
    now.textContent = clock(audio.currentTime * 1000)
  }
  const seek = (seconds) => {
    audio.currentTime = Math.min(length(), Math.max(0, seconds))
    show()
  }
  const seekTo = (event, on = wave) => {
    const { left, width: shown } = on.getBoundingClientRect()
    seek(((event.clientX - left) / shown) * length())
  }
  wave.addEventListener('pointerdown', (event) => { wave.setPointerCapture(event.pointerId); seekTo(event) })
  wave.addEventListener('pointermove', (event) => { if (wave.hasPointerCapture(event.pointerId)) seekTo(event) })
  wave.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: stepSeconds, ArrowUp: stepSeconds, ArrowLeft: -stepSeconds, ArrowDown: -stepSeconds, PageUp: 30, PageDown: -30, Home: -Infinity, End: Infinity }
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seek(audio.currentTime + by)
  })
  spectrogram?.addEventListener('click', (event) => seekTo(event, spectrogram))
  audio.addEventListener('timeupdate', show)
  audio.addEventListener('seeked', show)
  audio.addEventListener('loadedmetadata', show)
})
