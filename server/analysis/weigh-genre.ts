import type { SoundEvents } from './audio/events.ts'
import { SURE_OF_GENRE, type SoundGenre } from './audio/genre.ts'

const LEAST_MUSIC = 0.5 // share of what is heard

/**
 * What a network for sounds heard decides whether there is music at all, where it was asked; else the genre's own look at tones and pulse does.
 * A genre is shown only of music that is like what the classifier learned from.
 */
export function weighGenre(found: SoundGenre, events: SoundEvents | undefined): SoundGenre {
  if (!events) return found
  const music = (events.music ?? 0) >= LEAST_MUSIC
  return { ...found, music, genres: found.genres.map((genre, i) => ({ ...genre, shown: i === 0 && music && found.familiar && genre.score >= SURE_OF_GENRE })) }
}
