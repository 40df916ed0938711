import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { colorNames, nameColor, type ColorName } from './colors/color-names.ts'
import { countColors, type ColorCount } from './colors/count-colors.ts'
import { makePalette } from './colors/make-palette.ts'
import { chroma, oklabToHex } from './colors/oklab.ts'

const Share = z.number().min(0).max(1)
const Swatch = z.object({ hex: z.string().regex(/^#[0-9a-f]{6}$/), name: z.enum(colorNames), share: Share })

/** The colours of a picture: swatches that describe it, the share of area that each colour word covers, and whether it is all greys. */
export const PictureColors = z.object({
  palette: z.array(Swatch).min(1).max(8),
  names: z.array(z.object({ name: z.enum(colorNames), share: Share })),
  dominant: Swatch,
  monochrome: z.boolean(),
})
export type PictureColors = z.infer<typeof PictureColors>

const SWATCHES = 8
const LEAST_NAMED = 0.01
const GREYISH = 0.035 // chroma below which the eye sees grey
const COLORED_AREA = 0.01 // a picture with less than this in colour is monochrome

/** Colours: a palette and colour words by share of area, in OKLab. */
export const colors = defineAnalyzer<PictureColors>({
  name: 'image.colors',
  title: 'analysis.image-colors',
  revision: 1,
  kinds: ['image'],
  models: [],
  output: PictureColors,
  needs: 'raster',
  async analyze(raster, { signal }) {
    signal.throwIfAborted()
    const counts = countColors(raster)
    const palette = makePalette(counts, SWATCHES).map(({ color, share }) => ({ hex: oklabToHex(color), name: nameColor(color), share: roundShare(clampShare(share)) }))
    const colored = counts.reduce((sum, { color, share }) => (chroma(color) > GREYISH ? sum + share : sum), 0)
    return { palette, names: shareOfNames(counts), dominant: palette[0]!, monochrome: colored < COLORED_AREA }
  },
})

function shareOfNames(counts: readonly ColorCount[]): { name: ColorName; share: number }[] {
  const shares = new Map<ColorName, number>()
  for (const { color, share } of counts) {
    const name = nameColor(color)
    shares.set(name, (shares.get(name) ?? 0) + share)
  }
  return [...shares].map(([name, share]) => ({ name, share: roundShare(clampShare(share)) })).filter(({ share }) => share >= LEAST_NAMED).sort((a, b) => b.share - a.share)
}
