import type { Loudness } from '../../media/index.ts'

/**
 * At which rate an analyzer hears a sound.
 * voice: 16,000 samples a second, one channel, as networks for speech and events want it · music: 22,050, one channel, as the features of music want it · whole: its own rate and channels (eight at most)
 */
export type Hearing = 'voice' | 'music' | 'whole'

/** What ffmpeg measures of a sound in the same decoding, where somebody asks. */
export type Measure = 'loudness' | 'fingerprint'

export const VOICE_RATE = 16_000
export const MUSIC_RATE = 22_050

/** A sound that is about to be heard. */
export interface Sound {
  /** Of what the listener gets. */
  rate: number
  channels: number
  /** Seconds that the header promises; 0 where it does not say. */
  promisedSeconds: number
  /** Of the file itself. */
  source: SoundSource
  /**
   * What several analyzers of one hearing need: made once for all, and given each block before they get it. When it fails, all that asked for it fail.
   * Ask for it in `listen`, not later.
   */
  shared<Heard extends SharedListener>(name: string, make: () => Heard | Promise<Heard>): Promise<Heard>
}

/** How a sound is stored. */
export interface SoundSource { codec: string; rate: number; channels: number; /** Bits a sample that it claims; undefined for a lossy one. */ bits: number | undefined; /** Of a second; 0 where nothing tells. */ bitRate: number }

/** What is known when all has been heard. */
export interface SoundEnd {
  /** Seconds that were really heard. */
  seconds: number
  /** The file lost its end, or is damaged on the way: what could be read was heard. */
  damaged: boolean
  /** Nothing for silence. */
  loudness: Loudness | undefined
  /** Chromaprint's of the first two minutes; undefined where the installed ffmpeg cannot make it. */
  fingerprint?: Uint32Array | undefined
}

/** Takes a sound block by block: float32[frames × channels], channels side by side, -1 to 1. Blocks last half a second, the last one less; nobody may change them. */
export interface SharedListener {
  take(samples: Float32Array): void | Promise<void>
  /** Before its askers are told of the end. */
  finish?(end: SoundEnd): unknown
}

/** An analyzer at work on one sound. */
export interface Listener<Output> {
  take(samples: Float32Array): void | Promise<void>
  finish(end: SoundEnd): Output | Promise<Output>
}

/** A stretch of a sound, seconds from its beginning: [start, end). */
export type Stretch = readonly [start: number, end: number]
