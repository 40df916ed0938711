/** Fourier transform of real numbers at one size; it keeps its working memory, so one serves one stream. */
export interface RealFft {
  size: number
  /** size / 2 + 1: from 0 to half the rate. */
  bins: number
  /** Writes the squared magnitude of each bin of frame[size] to power[bins]; no scaling. */
  power(frame: ArrayLike<number>, power: Float32Array | Float64Array): void
}

/**
 * Makes a transform of a size that is a power of two, 8 or more: even and odd numbers are taken as one complex row of half the length (two stages at a time), which is then set apart.
 * @throws RangeError for any other size
 */
export function realFft(size: number): RealFft {
  if (size < 8 || !Number.isInteger(Math.log2(size))) throw new RangeError(`[analysis] a transform of ${size} is none of a power of two`)
  const half = size / 2
  const re = new Float64Array(half), im = new Float64Array(half)
  const cos = Float64Array.from({ length: half }, (_, i) => Math.cos((2 * Math.PI * i) / size))
  const sin = Float64Array.from({ length: half }, (_, i) => Math.sin((2 * Math.PI * i) / size))
  const places = reversedPlaces(half)
  const stages = stagesOf(half)
  return {
    size, bins: half + 1,
    power(frame, power) {
      for (let i = 0; i < half; i++) {
        const place = places[i]!
        re[place] = frame[2 * i]!
        im[place] = frame[2 * i + 1]!
      }
      firstTwoStages(re, im)
      for (const one of stages) {
        if (one.cosNext && one.sinNext) twoStages(re, im, one, one.cosNext, one.sinNext)
        else oneStage(re, im, one)
      }
      setApart(re, im, cos, sin, power)
    },
  }
}

/** Where each number goes before the first stage: its place with its bits reversed. */
function reversedPlaces(count: number): Uint32Array {
  const places = new Uint32Array(count)
  for (let i = 1; i < count; i++) places[i] = (places[i >> 1]! >> 1) | (i & 1 ? count >> 1 : 0)
  return places
}

/** Two stages in one: the factors of the first, of rows of `length`, and of the second, of rows of twice that, which has none when it is alone. */
interface Stages { length: number; cos: Float64Array; sin: Float64Array; cosNext?: Float64Array; sinNext?: Float64Array }

/** The factors of the stages from the third on, in the order of their use, two by two. */
function stagesOf(count: number): Stages[] {
  const factors = (length: number, of: (angle: number) => number): Float64Array => Float64Array.from({ length: length / 2 }, (_, k) => of((2 * Math.PI * k) / length))
  const stages: Stages[] = []
  for (let length = 8; length <= count; length *= 4) {
    const alone = length === count
    stages.push({ length, cos: factors(length, Math.cos), sin: factors(length, Math.sin), ...(!alone && { cosNext: factors(length * 2, Math.cos), sinNext: factors(length * 2, Math.sin) }) })
  }
  return stages
}

/** Their factors are 1 and -i: nothing is multiplied. */
function firstTwoStages(re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < re.length; i += 4) {
    const sumRe = re[i]! + re[i + 1]!, sumIm = im[i]! + im[i + 1]!, lessRe = re[i]! - re[i + 1]!, lessIm = im[i]! - im[i + 1]!
    const sum2Re = re[i + 2]! + re[i + 3]!, sum2Im = im[i + 2]! + im[i + 3]!, less2Re = re[i + 2]! - re[i + 3]!, less2Im = im[i + 2]! - im[i + 3]!
    re[i] = sumRe + sum2Re
    im[i] = sumIm + sum2Im
    re[i + 1] = lessRe + less2Im
    im[i + 1] = lessIm - less2Re
    re[i + 2] = sumRe - sum2Re
    im[i + 2] = sumIm - sum2Im
    re[i + 3] = lessRe - less2Im
    im[i + 3] = lessIm + less2Re
  }
}

function oneStage(re: Float64Array, im: Float64Array, { length, cos, sin }: Stages): void {
  const half = length >> 1, count = re.length
  for (let start = 0; start < count; start += length) {
    for (let k = 0, a = start, b = start + half; k < half; k++, a++, b++) {
      const c = cos[k]!, s = sin[k]!, bRe = re[b]!, bIm = im[b]!, aRe = re[a]!, aIm = im[a]!
      const turnedRe = bRe * c + bIm * s, turnedIm = bIm * c - bRe * s
      re[a] = aRe + turnedRe
      im[a] = aIm + turnedIm
      re[b] = aRe - turnedRe
      im[b] = aIm - turnedIm
    }
  }
}

/** Both stages with every number read and written once. */
function twoStages(re: Float64Array, im: Float64Array, { length, cos, sin }: Stages, cosNext: Float64Array, sinNext: Float64Array): void {
  const half = length >> 1, count = re.length
  for (let start = 0; start < count; start += 2 * length) {
    for (let k = 0, a = start, b = start + half, c = start + length, d = start + length + half; k < half; k++, a++, b++, c++, d++) {
      const c1 = cos[k]!, s1 = sin[k]!, c2 = cosNext[k]!, s2 = sinNext[k]!
      const bRe = re[b]! * c1 + im[b]! * s1, bIm = im[b]! * c1 - re[b]! * s1, dRe = re[d]! * c1 + im[d]! * s1, dIm = im[d]! * c1 - re[d]! * s1
      const aRe = re[a]! + bRe, aIm = im[a]! + bIm, lessRe = re[a]! - bRe, lessIm = im[a]! - bIm
      const rightRe = re[c]! + dRe, rightIm = im[c]! + dIm, restRe = re[c]! - dRe, restIm = im[c]! - dIm
      const turnedRe = rightRe * c2 + rightIm * s2, turnedIm = rightIm * c2 - rightRe * s2
      // the factor half a row further is the same, turned by -i
      const furtherRe = restIm * c2 - restRe * s2, furtherIm = -restRe * c2 - restIm * s2
      re[a] = aRe + turnedRe
      im[a] = aIm + turnedIm
      re[c] = aRe - turnedRe
      im[c] = aIm - turnedIm
      re[b] = lessRe + furtherRe
      im[b] = lessIm + furtherIm
      re[d] = lessRe - furtherRe
      im[d] = lessIm - furtherIm
    }
  }
}

/** Takes the spectra of even and odd numbers apart, and puts them together as that of all. */
function setApart(re: Float64Array, im: Float64Array, cos: Float64Array, sin: Float64Array, power: Float32Array | Float64Array): void {
  const half = re.length
  power[0] = (re[0]! + im[0]!) ** 2
  power[half] = (re[0]! - im[0]!) ** 2
  for (let k = 1; k < half; k++) {
    const mirror = half - k
    const evenRe = (re[k]! + re[mirror]!) / 2, evenIm = (im[k]! - im[mirror]!) / 2
    const oddRe = (im[k]! + im[mirror]!) / 2, oddIm = (re[mirror]! - re[k]!) / 2
    const wholeRe = evenRe + oddRe * cos[k]! + oddIm * sin[k]!, wholeIm = evenIm + oddIm * cos[k]! - oddRe * sin[k]!
    power[k] = wholeRe * wholeRe + wholeIm * wholeIm
  }
}
