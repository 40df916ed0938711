import type { Words } from '../words.ts'
import type { ShownSpeaker } from './heard.ts'

/** The name that a person gave to somebody who speaks, else 'Speaker 2'. */
export const speakerName = ({ t }: Pick<Words, 't'>, number: number, speakers: readonly ShownSpeaker[]): string => speakers.find((speaker) => speaker.number === number)?.name ?? t('sound.speaker', { number })
