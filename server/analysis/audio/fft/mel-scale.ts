const LINEAR_TO = 1000 // Hz: below, the scale is linear, above it goes by the logarithm
const HERTZ_A_MEL = 200 / 3
const STEP = Math.log(6.4) / 27
const BEND = LINEAR_TO / HERTZ_A_MEL

/** The mel scale as Slaney made it (Auditory Toolbox, 1998), which librosa and Whisper use. */
export const melOf = (hertz: number): number => (hertz < LINEAR_TO ? hertz / HERTZ_A_MEL : BEND + Math.log(hertz / LINEAR_TO) / STEP)

/** The way back. */
export const hertzOf = (mel: number): number => (mel < BEND ? mel * HERTZ_A_MEL : LINEAR_TO * Math.exp((mel - BEND) * STEP))
