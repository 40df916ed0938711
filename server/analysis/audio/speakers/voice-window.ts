/** A second and a half of a voice (the whole of a shorter turn), and where it lies among all voices. */
export interface VoiceWindow {
  /** Seconds. */
  start: number
  end: number
  /** float32[VOICE_NUMBERS] */
  vector: Float32Array
  /** How its frames are spread; only while it is heard, and of some windows where they are many. */
  spread?: Spread
}

/** Mean and covariance of so many frames, of the first SPREAD_CEPSTRA cepstra. */
export interface Spread { frames: number; mean: Float64Array; /** float64[n × n] */ covariance: Float64Array }

/** Of the network's discriminants the first ones tell nearly all. */
export const VOICE_NUMBERS = 24
export const SPREAD_CEPSTRA = 20
/** Seconds: how long a window is, how far the next one lies, and the pause that a stretch of windows may bridge. */
export const WINDOW = 1.5
export const WINDOW_HOP = 0.5
export const BRIDGED = 0.5
