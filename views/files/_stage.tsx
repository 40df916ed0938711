import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import { FaceBoxes } from './_face-boxes.tsx'
import { SeenBoxes } from './_labels.tsx'
import { StageVeil } from './_sensitive.tsx'
import { SoundStage } from './_sound.tsx'
import type { FileDetails, FilePlace, Neighbour } from './data.ts'
import { startingAt } from './place-in-time.ts'
import { fileHref } from './tile.ts'

/** The black ground with the picture, the video or the sound, and the ways to the neighbours. */
export function FileStage({ file, place }: { file: FileDetails; place: FilePlace }) {
  const { t } = useWords()
  const veiled = file.sensitivity?.sensitive === true && !place.shown
  const here = fileHref(file.id, place.list)
  return (
    <div class={veiled ? 'stage is-veiled' : 'stage'} data-stage="" data-thumbhash={file.thumbhash ?? undefined}>
      <Way to={place.previous} icon="chevron-left" side="previous" label={t('file.previous')} />
      <div class={`stage-media stage-${file.kind}`} inert={veiled}>{file.kind === 'image' ? <Picture file={file} canEdit={place.canEdit} /> : file.kind === 'video' ? <Video file={file} from={place.from} /> : <SoundStage file={file} from={place.from} />}</div>
      {file.sensitivity ? <StageVeil href={`${here}${here.includes('?') ? '&' : '?'}show=1`} /> : null}
      <Way to={place.next} icon="chevron-right" side="next" label={t('file.next')} />
    </div>
  )
}

function Way({ to, icon, side, label }: { to?: Neighbour | null; icon: 'chevron-left' | 'chevron-right'; side: 'previous' | 'next'; label: string }) {
  if (!to) return null
  return <a class={`stage-way stage-${side}`} href={to.href} rel={side === 'next' ? 'next' : 'prev'} aria-label={label} title={label} data-viewer-way={side} data-preview={to.preview ?? undefined}><Icon name={icon} /></a>
}

function Picture({ file, canEdit }: { file: FileDetails; canEdit: boolean }) {
  const { t } = useWords()
  if (!file.preview) return <p class="stage-waiting">{t('file.preview-soon')}</p>
  const words = (file.text ?? []).slice(0, 12).map(({ text }) => text).join(' ')
  return (
    <figure class="picture" data-picture="">
      <img class="picture-image" src={file.preview} width={file.width ?? undefined} height={file.height ?? undefined} alt={words ? t('file.alt-reads', { name: file.name, words }) : file.name} data-picture-image="" draggable={false} />
      {file.text && file.text.length > 0 ? <TextBoxes file={file} /> : null}
      <SeenBoxes labels={file.labels ?? []} />
      <FaceBoxes id={file.id} faces={file.faces ?? []} canEdit={canEdit} />
    </figure>
  )
}

/** Boxes over what the picture reads, in thousandths of the picture, so that the drawing needs no styles. */
function TextBoxes({ file }: { file: FileDetails }) {
  return (
    <svg class="boxes" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true" data-boxes="">
      {(file.text ?? []).map(({ box: [left, top, width, height] }, at) => (
        <rect class="box" data-box={at} x={(left * 1000).toFixed(1)} y={(top * 1000).toFixed(1)} width={(width * 1000).toFixed(1)} height={(height * 1000).toFixed(1)} vector-effect="non-scaling-stroke"></rect>
      ))}
    </svg>
  )
}

function Video({ file, from }: { file: FileDetails; from?: number }) {
  const { t } = useWords()
  if (!file.media) return <p class="stage-waiting">{t('file.video-soon')}</p>
  return (
    <video class="video" src={startingAt(file.media, from)} poster={file.preview ?? undefined} width={file.width ?? undefined} height={file.height ?? undefined} controls playsinline preload="metadata" data-player="" aria-label={file.name}>
      {(file.subtitles ?? []).map((track) => <track kind="subtitles" src={track.href} srclang={track.language} label={track.label} />)}
    </video>
  )
}
