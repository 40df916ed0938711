import { resizeRaster, type Raster } from '../../../inference/index.ts'
import { addTo, fitGeneralizedGaussian, gamma, noSums } from './generalized-gaussian.ts'
import { blurPlane, lumaOf, type Plane } from '../pixels/plane.ts'

const EDGE = 512 // longer edge that the measure was taught on, pixels
const WINDOW = 7 / 6 // standard deviation of the neighbourhood, pixels; 7 × 7
/** Right, down, down to the right, up to the right: x then y. */
const NEIGHBOURS = [[1, 0], [0, 1], [1, 1], [1, -1]] as const

/** How far a picture strays from what photographs look like (Mittal, Moorthy and Bovik 2012): 18 numbers at each of two sizes, as OpenCV counts them. */
export function brisqueFeatures(raster: Raster): Float32Array {
  const scale = Math.min(1, EDGE / Math.max(raster.width, raster.height))
  const whole = resizeRaster(raster, Math.max(2, Math.round(raster.width * scale)), Math.max(2, Math.round(raster.height * scale)))
  const half = resizeRaster(whole, Math.max(1, whole.width >> 1), Math.max(1, whole.height >> 1))
  return Float32Array.from([whole, half].flatMap((one) => featuresOf(contrastNormalized(lumaOf(one)))))
}

/** Each pixel less the mean of its neighbourhood, in units of the neighbourhood's spread. */
function contrastNormalized(luma: Plane): Plane {
  const values = { ...luma, data: luma.data.map((value) => value / 255) }
  const means = blurPlane(values, WINDOW, 3).data
  const squares = blurPlane({ ...values, data: values.data.map((value) => value * value) }, WINDOW, 3).data
  return { ...luma, data: values.data.map((value, i) => (value - means[i]!) / (Math.sqrt(Math.abs(squares[i]! - means[i]! ** 2)) + 1 / 255)) }
}

function featuresOf(plane: Plane): number[] {
  const own = noSums()
  for (let i = 0; i < plane.data.length; i++) addTo(own, plane.data[i]!)
  const { shape, left, right } = fitGeneralizedGaussian(own)
  return [shape, (left ** 2 + right ** 2) / 2, ...NEIGHBOURS.flatMap(([dx, dy]) => neighbourFeatures(plane, dx, dy))]
}

/** How each pixel goes with its neighbour: what lies beyond the edge counts as 0. */
function neighbourFeatures({ data, width, height }: Plane, dx: number, dy: number): number[] {
  const sums = noSums()
  for (let y = 0; y < height; y++) {
    const inside = y + dy >= 0 && y + dy < height
    for (let x = 0, at = y * width; x < width; x++, at++) addTo(sums, inside && x + dx < width ? data[at]! * data[at + dy * width + dx]! : 0)
  }
  const { shape, left, right } = fitGeneralizedGaussian(sums)
  const mean = (right - left) * (gamma(2 / shape) / gamma(1 / shape)) * Math.sqrt(gamma(1 / shape) / gamma(3 / shape))
  return [shape, mean, left ** 2, right ** 2]
}
