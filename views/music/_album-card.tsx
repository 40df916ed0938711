import { Button } from '../components/button.tsx'
import { useWords } from '../words.ts'
import type { ShownAlbum } from './data.ts'
import { Cover } from './_cover.tsx'

/** An album in a grid: its cover, what it is called, whose it is; with scripts a button that plays it. */
export function AlbumCard({ album, eager }: { album: ShownAlbum; eager?: boolean }) {
  const { t } = useWords()
  return (
    <li class="album" data-queue-at={`/music/queue?album=${album.key}`}>
      <a class="album-link" href={`/music/albums/${album.key}`}>
        <Cover src={album.cover} size="medium" eager={eager} />
        <span class="album-title">{album.title}</span>{' '}
        <span class="album-artist">{album.artist?.name ?? t('music.various')}{album.years ? ` · ${album.years}` : ''}</span>
      </a>
      <Button type="button" look="main" icon="play" class="album-play only-scripted" label={t('music.play-album', { title: album.title })} data={{ 'data-play-all': '' }} />
    </li>
  )
}

export const AlbumGrid = ({ albums, label }: { albums: readonly ShownAlbum[]; label: string }) => <ul class="albums" aria-label={label}>{albums.map((album, at) => <AlbumCard album={album} eager={at < 12} />)}</ul>
