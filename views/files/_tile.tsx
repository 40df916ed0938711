import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import { fileHref, type ListName, type Tile } from './tile.ts'

/** Row height that the width of a picture is counted for, in pixels. */
const height = 220

/** One file in a grid; public/js/tile.js makes the same element from JSON, so keep the two alike. */
export function FileTile({ tile, list, why, eager = false }: { tile: Tile; list: ListName; why?: string; eager?: boolean }) {
  const { t, taken, duration } = useWords()
  const spoken = [tile.name, tile.kind === 'audio' ? tile.artist : '', tile.durationMs ? duration(tile.durationMs) : '', t(`kind.${tile.kind}`), taken(tile.takenLocal), tile.sensitive ? t('browser.sensitive') : ''].filter(Boolean).join(', ')
  return (
    <li class={`tile tile-${tile.kind}${tile.missing ? ' tile-missing' : ''}${tile.sensitive ? ' tile-veiled' : ''}`} data-id={tile.id} data-ratio={tile.ratio.toFixed(3)} data-kind={tile.kind} data-hover={tile.hover ?? undefined} data-waveform={tile.waveform ?? undefined} data-thumbhash={tile.thumbhash ?? undefined}>
      <a class="tile-link" href={fileHref(tile.id, list, tile.at)} aria-label={spoken} data-file-link="">
        <TilePicture tile={tile} eager={eager} />
        <TileMarks tile={tile} />
        {why ? <span class="tile-why">{why}</span> : null}
        {tile.sensitive ? <span class="tile-veil"><Icon name="eye-off" />{t('browser.sensitive')}</span> : null}
      </a>
      {tile.sensitive ? <button type="button" class="tile-unveil only-scripted" data-unveil="" aria-label={t('browser.unveil-file', { name: tile.name })}>{t('browser.unveil')}</button> : null}
      <label class="tile-check"><input type="checkbox" name="file" value={tile.id} form="selection" aria-label={t('selection.choose', { name: tile.name })} /><Icon name="check" /></label>
    </li>
  )
}

function TilePicture({ tile, eager }: { tile: Tile; eager: boolean }) {
  const width = Math.round(height * tile.ratio)
  if (tile.kind === 'audio') return <SoundCard tile={tile} width={width} />
  if (!tile.thumb) return <svg class="tile-picture tile-waiting" width={width} height={height} aria-hidden="true"></svg>
  const dense = tile.thumbLarge ? `${tile.thumb} 1x, ${tile.thumbLarge} 2x` : undefined
  return <img class="tile-picture" src={tile.thumb} srcset={dense} width={width} height={height} alt="" loading={eager ? 'eager' : 'lazy'} decoding="async" />
}

/** Sound: its cover at the left, and the ground that public/js/tile-waveform.js draws the waveform on. */
function SoundCard({ tile, width }: { tile: Tile; width: number }) {
  return (
    <>
      <svg class="tile-picture tile-wave" width={width} height={height} viewBox="0 0 320 100" preserveAspectRatio="none" aria-hidden="true"></svg>
      {tile.thumb ? <img class="tile-cover" src={tile.thumb} width={height} height={height} alt="" loading="lazy" decoding="async" /> : null}
    </>
  )
}

function TileMarks({ tile }: { tile: Tile }) {
  const { duration } = useWords()
  return (
    <>
      {tile.kind === 'audio' ? <span class="tile-caption"><span class="tile-title">{tile.name}</span>{' '}{tile.artist ? <span class="tile-artist">{tile.artist}</span> : null}{' '}</span> : null}
      {tile.kind === 'image' ? null : <span class="tile-badge"><Icon name={tile.kind === 'video' ? 'play' : 'music'} />{tile.durationMs ? duration(tile.durationMs) : null}</span>}
      {tile.favorite ? <span class="tile-heart"><Icon name="heart" class="icon-full" /></span> : null}
      {tile.missing ? <span class="tile-away"><Icon name="unplug" /></span> : null}
    </>
  )
}
