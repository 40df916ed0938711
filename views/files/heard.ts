import type { Message } from '../../server/platform/errors.ts'

/** [start, end) in seconds. */
export type Stretch = readonly [start: number, end: number]

/** What was heard in a sound, or in the sound of a video; what is null was not listened for yet, or is not there. */
export interface HeardSound {
  /** A video without sound. */
  none: boolean
  /** Titles (message keys) of analyses that have yet to listen, and of those whose network is not installed. */
  waiting: readonly string[]
  lacking: readonly string[]
  failed: readonly { title: string; reason: Message }[]
  /** Where somebody speaks, in order, and the shares of what is heard that are speech and music. */
  voice: readonly Stretch[]
  speech: number | null
  music: number | null
  /** Where there is music, in order. */
  musicAt: readonly Stretch[]
  speakers: readonly SpeakerTurn[]
  speakerCount: number
  /** 'en'; null where nobody speaks. */
  language: string | null
  /** Other sounds than speech and music, in the order in which they begin. */
  events: readonly HeardEvent[]
  tempo: { bpm: number; confidence: number; alternatives: readonly number[]; beats: readonly number[] } | null
  key: { tonic: string; mode: 'major' | 'minor'; camelot: string; confidence: number } | null
  /** What music sounds like; only where that is likely enough to be said. */
  genre: { label: string; score: number } | null
  /** The genre that the file names itself. */
  taggedGenre: string | null
  musicTags: readonly { label: string; score: number }[]
  /** LUFS, LU, dB below full scale. */
  loudness: { integrated: number; range: number | null; truePeak: number | null } | null
  /** 0 to 100, with message keys of what speaks against it. */
  quality: { score: number; reasons: readonly string[] } | null
  /** Hz above which there is nothing to hear; a wall is where something cut it off. */
  cutoff: { hertz: number; wall: boolean } | null
  /** A picture of frequencies over time, on the mel scale from 0 to `highest` Hz. */
  spectrogram: { href: string; highest: number } | null
}

export interface SpeakerTurn { start: number; end: number; /** From 1. */ speaker: number }
export interface HeardEvent { label: string; start: number; end: number; score: number }

/** Somebody who speaks: a number of this sound, and the name of a person where somebody gave one. */
export interface ShownSpeaker { number: number; name: string | null; personId: string | null }

/** A sentence or part of one; seconds from the beginning. */
export interface ShownSegment {
  start: number
  end: number
  /** Empty where a person said that nothing is said. */
  text: string
  speaker: number | null
  /** A person corrected it; what the machine hears there, where it hears anything. */
  edited: boolean
  heard: string | null
}

/** What a machine wrote down, as people left it. */
export interface ShownTranscript {
  /** whisper, sphinx; null: nothing that could listen is installed. */
  recogniser: string | null
  accuracy: 'good' | 'low'
  language: string | null
  /** 0 to 1: how sure the words are. */
  confidence: number
  segments: readonly ShownSegment[]
}

/** What is said in a file, and by whom. */
export interface Spoken {
  /** Of the file. */
  id: string
  /** Null where nobody has listened yet. */
  transcript: ShownTranscript | null
  speakers: readonly ShownSpeaker[]
  /** How many speak, where a person said so. */
  countSaid: number | null
  /** Why nothing is written down: it is still to come, or nothing that could do it is installed. */
  lacks: 'time' | 'recogniser' | null
}
