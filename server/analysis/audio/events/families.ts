/** A run of AudioSet's classes that are heard alike well: places in the network's labels [from, to). */
interface Family { name: FamilyName; from: number; to: number; /** Score from which one of them is heard. */ least: number }
export type FamilyName = 'speech' | 'people' | 'animals' | 'music' | 'things' | 'silence' | 'surroundings'

/** YAMNet's 521 classes in the order of its labels. Speech is nearly always sure; noises are fainter than what they are taken for. */
const families: readonly Family[] = [
  { name: 'speech', from: 0, to: 6, least: 0.5 },
  { name: 'people', from: 6, to: 67, least: 0.35 },
  { name: 'animals', from: 67, to: 132, least: 0.35 },
  { name: 'music', from: 132, to: 277, least: 0.35 },
  { name: 'things', from: 277, to: 494, least: 0.35 },
  { name: 'silence', from: 494, to: 495, least: Infinity }, // what is silent is measured elsewhere
  { name: 'things', from: 495, to: 500, least: 0.5 },
  { name: 'surroundings', from: 500, to: 521, least: 0.5 },
]

/** The classes that stand for their whole family. */
export const SPEECH = 0, MUSIC = 132, SILENCE = 494

export const familyOf = (label: number): Family => families.find(({ from, to }) => label >= from && label < to) ?? families[families.length - 1]!
