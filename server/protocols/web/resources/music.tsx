import { Hono } from 'hono'
import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import { albumOrders } from '../../../catalog/index.ts'
import { ArtistsPage } from '../../../../views/music/artists.tsx'
import type { ShownGroup } from '../../../../views/music/data.ts'
import { GroupsPage } from '../../../../views/music/groups.tsx'
import { AlbumsPage } from '../../../../views/music/index.tsx'
import { AlbumPage } from '../../../../views/music/show-album.tsx'
import { ArtistPage } from '../../../../views/music/show-artist.tsx'
import { genreName } from '../../../../views/sounds.ts'
import { wordsFor, type Words } from '../../../../views/words.ts'
import { keyOf } from '../music/key-of.ts'
import { shownAlbums, shownArtists, shownTrack, tempoName, untaggedName } from '../music/shown-music.ts'
import { pagingOf } from '../paging.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

type GroupPart = 'genres' | 'decades' | 'tempo' | 'untagged'
const order = z.enum(albumOrders).catch('artist')

/** Music by album, artist, genre, decade and tempo. */
export function musicResource({ catalog: { music }, renditions, answers }: ResourceParts) {
  const hasUntagged = async (actor: Actor): Promise<boolean> => (await music.untagged(actor)).length > 0
  const groups: Record<GroupPart, (actor: Actor, words: Words) => Promise<ShownGroup[]>> = {
    genres: async (actor, { t, locale }) => (await music.genres(actor)).map(({ key, name, tagged, heard }) => {
      const texts = [tagged > 0 ? t('music.tagged-count', { count: tagged }) : '', heard > 0 ? t('music.heard-count', { count: heard }) : ''].filter(Boolean)
      return tagged > 0 ? { name, text: texts.join(' · '), href: `/music/genres/${encodeURIComponent(key)}`, icon: 'music' } : { name: t('music.heard-title', { name: genreName(locale.language, name) }), text: t('music.tracks', { count: heard }), href: `/music/genres/${encodeURIComponent(key)}?heard=1`, icon: 'audio-lines' }
    }),
    decades: async (actor, { t }) => (await music.decades(actor)).map(({ decade, tracks }) => ({ name: t('music.decade', { decade: String(decade) }), text: t('music.tracks', { count: tracks }), href: `/music/decades/${decade}`, icon: 'clock-plus' })),
    tempo: async (actor, words) => (await music.tempos(actor)).map(({ from, tracks }) => ({ name: tempoName(words, from), text: words.t('music.tracks', { count: tracks }), href: `/music/tempo/${from}`, icon: 'gauge' })),
    untagged: async (actor, words) => (await music.untagged(actor)).map(({ heard, tracks, durationMs }) => ({
      name: untaggedName(words, heard), text: words.t('music.length', { count: words.t('music.tracks', { count: tracks }), length: words.duration(durationMs) }), href: `/music/untagged/${encodeURIComponent(heard)}`, icon: heard === 'speech' ? 'mic' : heard === 'other' || heard === 'unheard' ? 'audio-lines' : 'music',
    })),
  }
  const groupsPage = (part: GroupPart) => async (c: DoorContext) => {
    const actor = actorOf(c)
    const [shown, untagged] = await Promise.all([groups[part](actor, wordsFor(await answers.localeFor(c))), hasUntagged(actor)])
    return answers.page(c, (frame) => <GroupsPage frame={frame} part={part} hasUntagged={untagged} groups={shown} />)
  }
  return new Hono<Door>()
    .get('/music', async (c) => {
      const actor = actorOf(c)
      const [paging, by] = [pagingOf(c), order.parse(c.req.query('order'))]
      const [{ albums, total }, untagged, anySound] = await Promise.all([music.albums(actor, { offset: paging.offset, limit: paging.limit, order: by }), hasUntagged(actor), music.any(actor)])
      const props = { albums: await shownAlbums(renditions, albums), total, order: by, hasUntagged: untagged, anySound, ...paging.links(total) }
      return answers.page(c, (frame) => <AlbumsPage frame={frame} {...props} />)
    })
    .get('/music/artists', async (c) => {
      const actor = actorOf(c)
      const paging = pagingOf(c)
      const [{ artists, total }, untagged] = await Promise.all([music.artists(actor, paging), hasUntagged(actor)])
      const props = { artists: await shownArtists(renditions, artists), total, hasUntagged: untagged, ...paging.links(total) }
      return answers.page(c, (frame) => <ArtistsPage frame={frame} {...props} />)
    })
    .get('/music/genres', groupsPage('genres'))
    .get('/music/decades', groupsPage('decades'))
    .get('/music/tempo', groupsPage('tempo'))
    .get('/music/untagged', groupsPage('untagged'))
    .get('/music/albums/:key', async (c) => {
      const [actor, album, paging] = [actorOf(c), keyOf(c), pagingOf(c, 500)]
      const [found, { tracks, total }] = await Promise.all([music.album(actor, album), music.tracks(actor, { album }, paging)])
      const [shown] = await shownAlbums(renditions, [found], 'preview')
      return answers.page(c, (frame) => (shown ? <AlbumPage frame={frame} album={shown} tracks={tracks.map(shownTrack)} {...paging.links(total)} /> : null))
    })
    .get('/music/artists/:key', async (c) => {
      const [actor, artist, paging] = [actorOf(c), keyOf(c), pagingOf(c)]
      const [found, { tracks, total }] = await Promise.all([music.artist(actor, artist), music.tracks(actor, { artist }, paging)])
      const [[shown], albums, on] = await Promise.all([shownArtists(renditions, [found.artist], 'preview'), shownAlbums(renditions, found.albums), shownAlbums(renditions, found.on)])
      return answers.page(c, (frame) => (shown ? <ArtistPage frame={frame} artist={shown} albums={albums} on={on} tracks={tracks.map(shownTrack)} {...paging.links(total)} /> : null))
    })
}
