import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { Waveform, WAVEFORM_WIDTH } from '../components/waveform.tsx'
import { soundName } from '../sounds.ts'
import { useWords } from '../words.ts'
import type { FileDetails } from './data.ts'
import type { HeardEvent, HeardSound, ShownSpeaker } from './heard.ts'
import { startingAt } from './place-in-time.ts'
import { speakerName } from './speaker-name.ts'
import { Spectrogram } from './_spectrogram.tsx'
import { toneOfSpeaker, tonesOf } from './tones.ts'

/** More beats would run into each other. */
const MOST_BEATS = 160
const MOST_MARKS = 120

/** Cover, waveform and player of a sound; the waveform is coloured by who speaks, or by voice and music where only that is known. */
export function SoundStage({ file, from }: { file: FileDetails; from?: number }) {
  const { duration, t } = useWords()
  const artist = file.facts.find(({ key }) => key === 'artist')?.value
  const { heard } = file
  return (
    <div class="sound" data-sound="">
      {file.preview ? <img class="sound-cover" src={file.preview} alt="" width="320" height="320" /> : <span class="sound-cover sound-no-cover"><Icon name="music" /></span>}
      <div class="sound-words"><p class="sound-title">{file.title ?? file.name}</p>{artist ? <p class="sound-artist">{artist}</p> : null}</div>
      {file.waveform ? <Lanes values={file.waveform} heard={heard} durationMs={file.durationMs ?? 0} /> : null}
      <p class="sound-times only-scripted"><span data-sound-now="">{duration((from ?? 0) * 1000)}</span><span>{file.durationMs ? duration(file.durationMs) : ''}</span></p>
      <Button type="button" look="main" class="sound-play only-scripted" label={t('file.play')} data={{ 'data-sound-play': '' }}><Icon name="play" class="sound-play-icon" /><Icon name="pause" class="sound-pause-icon" /></Button>
      <audio class="audio" src={startingAt(file.media ?? file.original, from)} controls preload="metadata" data-player="" aria-label={file.name}></audio>
      {heard ? <ToneNames id={file.id} heard={heard} speakers={file.spoken?.speakers ?? []} /> : null}
      {heard?.spectrogram ? <Spectrogram {...heard.spectrogram} /> : null}
    </div>
  )
}

/** The waveform between what is heard now and then, and the beats. */
function Lanes({ values, heard, durationMs }: { values: readonly number[]; heard?: HeardSound; durationMs: number }) {
  const { t } = useWords()
  const seconds = durationMs / 1000
  return (
    <div class="sound-lanes">
      {heard && seconds > 0 ? <EventMarks events={heard.events} seconds={seconds} /> : null}
      <Waveform values={values} label={t('file.seek')} durationMs={durationMs} tones={heard ? tonesOf(heard) : []} />
      {heard?.tempo && seconds > 0 ? <Beats beats={heard.tempo.beats} seconds={seconds} /> : null}
    </div>
  )
}

/** Which colour is whom; out of band it comes beside the answer that names somebody. */
export function ToneNames({ id, heard, speakers, outOfBand }: { id: string; heard: Pick<HeardSound, 'speakers' | 'speakerCount' | 'voice' | 'musicAt'>; speakers: readonly ShownSpeaker[]; outOfBand?: boolean }) {
  const words = useWords()
  const voices = heard.speakers.length > 0
    ? Array.from({ length: heard.speakerCount }, (_, at) => ({ tone: toneOfSpeaker(at + 1), name: speakerName(words, at + 1, speakers) }))
    : heard.voice.length > 0 ? [{ tone: 'voice', name: words.t('sound.voice') }] : []
  const tones = [...voices, ...(heard.musicAt.length > 0 ? [{ tone: 'music', name: words.t('sound.music') }] : [])]
  return (
    <ul class="tones" id={domId('sound-tones', id)} aria-label={words.t('sound.tones')} hx-swap-oob={outOfBand ? 'true' : undefined} hidden={tones.length === 0}>
      {tones.map(({ tone, name }) => <li><svg class="tone-dot" viewBox="0 0 10 10" aria-hidden="true"><circle class={`tone-${tone}`} cx="5" cy="5" r="4" /></svg>{name}</li>)}
    </ul>
  )
}

/** Where other things are heard than speech and music; the panel names them. */
function EventMarks({ events, seconds }: { events: readonly HeardEvent[]; seconds: number }) {
  const { locale, duration } = useWords()
  if (events.length === 0) return null
  const surest = [...events].sort((a, b) => b.score - a.score).slice(0, MOST_MARKS)
  const x = (second: number): number => (second / seconds) * WAVEFORM_WIDTH
  return (
    <svg class="event-marks" viewBox={`0 0 ${WAVEFORM_WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {surest.map(({ label, start, end }) => <rect x={x(start).toFixed(1)} y="2" width={Math.max(3, x(end) - x(start)).toFixed(1)} height="6" rx="2"><title>{`${soundName(locale.language, label)}, ${duration(start * 1000)}`}</title></rect>)}
    </svg>
  )
}

/** A stroke a beat, where there is room for that. */
function Beats({ beats, seconds }: { beats: readonly number[]; seconds: number }) {
  if (beats.length === 0 || beats.length > MOST_BEATS) return null
  return (
    <svg class="beats" viewBox={`0 0 ${WAVEFORM_WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={beats.map((beat) => `M${((beat / seconds) * WAVEFORM_WIDTH).toFixed(1)} 1V7`).join('')} />
    </svg>
  )
}
