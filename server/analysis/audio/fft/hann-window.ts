/** float64[size]: the periodic window of Hann, as spectra of frames that overlap want it. */
export const hannWindow = (size: number): Float64Array => Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
