import { Hono } from 'hono'
import { z } from 'zod'
import type { TrackRequest } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { GroupPage } from '../../../../views/music/show-group.tsx'
import type { GroupProps } from '../../../../views/music/show-group.tsx'
import { genreName } from '../../../../views/sounds.ts'
import { wordsFor, type Words } from '../../../../views/words.ts'
import { queueTracks } from '../music/queue-track.ts'
import { shownTrack, tempoName, untaggedName } from '../music/shown-music.ts'
import { pagingOf } from '../paging.ts'
import { idOf, oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

/** Most tracks that a queue takes at once. */
const QUEUE = 500
const name = z.string().min(1).max(200)
const asked = z.object({
  album: name.optional(), artist: name.optional(), genre: name.optional(), heard: z.literal('1').optional(), decade: z.coerce.number().int().min(0).max(9990).optional(), tempo: z.coerce.number().int().min(0).max(1000).optional(),
  untagged: name.optional(), file: oneOrMore(z.uuid(), QUEUE).optional(), offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
})
const place = z.object({ seconds: z.coerce.number().min(0).max(10_000_000) })

/** @throws AppError 'invalid' web.not-understood where nothing is asked for */
function requestOf({ album, artist, genre, heard, decade, tempo, untagged, file }: z.infer<typeof asked>): TrackRequest {
  if (album) return { album }
  if (artist) return { artist }
  if (genre) return { genre, heard: heard !== undefined }
  if (decade !== undefined) return { decade }
  if (tempo !== undefined) return { tempo }
  if (untagged) return { untagged }
  if (file) return { fileIds: file }
  throw new AppError('invalid', 'web.not-understood')
}

/** Lists of tracks that share something, what the player takes of any list, and where people stopped listening. */
export function musicTracksResource({ catalog, renditions, answers }: ResourceParts) {
  const { music, marks } = catalog
  const page = async (c: DoorContext, request: TrackRequest, query: string, told: (words: Words) => Pick<GroupProps, 'part' | 'name' | 'text' | 'heard'>) => {
    const paging = pagingOf(c)
    const { tracks, total } = await music.tracks(actorOf(c), request, paging)
    const props = { ...told(wordsFor(await answers.localeFor(c))), tracks: tracks.map(shownTrack), total, queue: `/music/queue?${query}&offset=${paging.offset}`, ...paging.links(total) }
    return answers.page(c, (frame) => <GroupPage frame={frame} {...props} />)
  }
  const wholeNumber = (c: DoorContext, param: string): number => {
    const value = Number(c.req.param(param))
    if (!Number.isInteger(value) || value < 0 || value > 9990) throw new AppError('not-found', 'web.no-such-page')
    return value
  }
  return new Hono<Door>()
    .get('/music/genres/:genre', async (c) => {
      const genre = c.req.param('genre').slice(0, 200)
      const heard = c.req.query('heard') === '1'
      const known = (await music.genres(actorOf(c))).find(({ key }) => key === genre)
      return page(c, { genre, heard }, new URLSearchParams({ genre, ...(heard && { heard: '1' }) }).toString(), ({ t, locale }) => {
        const more = !heard && known && known.heard > 0 ? { href: `/music/genres/${encodeURIComponent(genre)}?heard=1`, text: t('music.heard-count', { count: known.heard }) } : undefined
        return { part: 'genres', name: heard ? t('music.heard-title', { name: genreName(locale.language, known?.name ?? genre) }) : known?.name ?? genre, ...(heard && { text: t('music.heard-text') }), ...(more && { heard: more }) }
      })
    })
    .get('/music/decades/:decade', (c) => {
      const decade = Math.floor(wholeNumber(c, 'decade') / 10) * 10
      return page(c, { decade }, `decade=${decade}`, ({ t }) => ({ part: 'decades', name: t('music.decade', { decade: String(decade) }) }))
    })
    .get('/music/tempo/:from', (c) => {
      const tempo = wholeNumber(c, 'from')
      return page(c, { tempo }, `tempo=${tempo}`, (words) => ({ part: 'tempo', name: tempoName(words, tempo) }))
    })
    .get('/music/untagged/:heard', (c) => {
      const untagged = c.req.param('heard').slice(0, 200)
      return page(c, { untagged }, new URLSearchParams({ untagged }).toString(), (words) => ({ part: 'untagged', name: untaggedName(words, untagged) }))
    })
    .get('/music/queue', async (c) => {
      const query = asked.parse({ ...c.req.query(), ...(c.req.query('file') !== undefined && { file: c.req.queries('file') }) })
      const tracks = await music.played(actorOf(c), requestOf(query), { offset: query.offset, limit: QUEUE })
      return c.json({ tracks: await queueTracks(renditions, tracks) })
    })
    .put('/files/:id/position', async (c) => {
      await marks.position(actorOf(c), idOf(c), (await readForm(c, place)).seconds * 1000)
      return c.body(null, 204)
    })
    .delete('/files/:id/position', async (c) => {
      await marks.position(actorOf(c), idOf(c), null)
      return c.body(null, 204)
    })
}
