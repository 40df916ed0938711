/** A colour in OKLab (Ottosson 2020): lightness 0 to 1, green to red, blue to yellow; equal distances look equally different. */
export type Oklab = readonly [l: number, a: number, b: number]

const linear = Float64Array.from({ length: 256 }, (_, value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))

/** From sRGB, 0 to 255 each. */
export function toOklab(red: number, green: number, blue: number): Oklab {
  const r = linear[red]!, g = linear[green]!, b = linear[blue]!
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** As '#rrggbb'; colours outside sRGB are clipped. */
export function oklabToHex([lightness, a, b]: Oklab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${channels.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`
}

function byte(channel: number): number {
  const light = Math.max(0, Math.min(1, channel))
  return Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055))
}

export const oklabDistance = (x: Oklab, y: Oklab): number => Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])

/** How far from grey. */
export const chroma = ([, a, b]: Oklab): number => Math.hypot(a, b)
