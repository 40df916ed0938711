import type { Child } from 'hono/jsx'
import type { Frame } from '../../../views/layouts/frame.ts'
import { ArtistsPage } from '../../../views/music/artists.tsx'
import type { ShownAlbum, ShownTrack } from '../../../views/music/data.ts'
import { GroupsPage } from '../../../views/music/groups.tsx'
import { AlbumsPage } from '../../../views/music/index.tsx'
import { AlbumPage } from '../../../views/music/show-album.tsx'
import { ArtistPage } from '../../../views/music/show-artist.tsx'

interface Canned { frame: Frame; query: URLSearchParams }

const album = (at: number): ShownAlbum => ({
  key: `album-${at}`, title: ['Blue Hour', 'A record whose title is far longer than its cover is wide', 'Harbour', 'Nine Rooms'][at % 4]!, artist: at % 5 === 4 ? null : { key: 'ann', name: 'Ann Example' }, years: at % 3 === 0 ? null : String(1971 + at), tracks: 12, durationMs: 2_640_000,
  cover: at % 4 === 3 ? null : `/pictures/${at % 8}/thumb`,
})
const tracks = Array.from({ length: 14 }, (_, at): ShownTrack => ({
  id: `track-${at}`, title: ['Dawn', 'A song with a name that hardly fits on one line of any phone that there is', 'Interlude'][at % 3]!, artist: at % 4 === 1 ? 'Ann Example feat. Ben' : 'Ann Example', album: 'Blue Hour', disc: at < 8 ? 1 : 2, track: at % 8 + 1, durationMs: 184_000 + at * 7000, bpm: at % 2 ? 118 + at : null,
  genre: at % 3 ? 'Jazz' : null, heard: at % 3 ? null : 'jazz',
}))

/** The pages of music. */
export const musicStories: Record<string, (canned: Canned) => Child> = {
  '/music': ({ frame, query }) => <AlbumsPage frame={frame} albums={query.has('empty') ? [] : Array.from({ length: 18 }, (_, at) => album(at))} total={query.has('empty') ? 0 : 18} order="artist" anySound={!query.has('empty')} hasUntagged />,
  '/music/artists': ({ frame }) => <ArtistsPage frame={frame} artists={Array.from({ length: 9 }, (_, at) => ({ key: 'ann', name: `Artist ${at}`, albums: at % 3, tracks: 4 + at, cover: at % 2 ? null : `/pictures/${at}/thumb` }))} total={9} hasUntagged />,
  '/music/genres': ({ frame }) => <GroupsPage frame={frame} part="genres" hasUntagged groups={[{ name: 'Jazz', text: '120 tagged · 14 more sound like it', href: '/music/genres', icon: 'music' }, { name: 'Sounds like reggae', text: '3 tracks', href: '/music/genres', icon: 'audio-lines' }]} />,
  '/music/albums/album-0': ({ frame }) => <AlbumPage frame={frame} album={album(0)} tracks={tracks} />,
  '/music/artists/ann': ({ frame }) => <ArtistPage frame={frame} artist={{ key: 'ann', name: 'Ann Example', albums: 3, tracks: 14, cover: '/pictures/2/thumb' }} albums={[0, 1, 2].map(album)} on={[album(4)]} tracks={tracks} />,
}
