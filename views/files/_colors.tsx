import { useWords, type Words } from '../words.ts'
import type { Swatch } from './data.ts'
import { PanelPart } from './_panel-part.tsx'
import type { Kind } from './tile.ts'

/** The palette as one band, each colour as wide as its share; a click looks for more of it. */
export function FileColors({ colors, kind }: { colors: readonly Swatch[] | null; kind: Kind }) {
  const words = useWords()
  const { t, share } = words
  if (kind === 'audio' || !colors || colors.length === 0) return null
  const edges = colors.map((_, at) => colors.slice(0, at).reduce((sum, color) => sum + color.share, 0))
  const total = colors.reduce((sum, color) => sum + color.share, 0) || 1
  return (
    <PanelPart id="file-colors" title={t('file.colors')}>
      <svg class="palette" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        {colors.map((color, at) => <rect x={((edges[at]! / total) * 1000).toFixed(1)} y="0" width={((color.share / total) * 1000 + 1).toFixed(1)} height="100" fill={color.hex}></rect>)}
      </svg>
      <ul class="swatches">
        {colors.map((color) => (
          <li>
            <a class="swatch" href={`/search?q=${encodeURIComponent(`color:${color.name}`)}`} title={color.hex}>
              <svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="6.500" fill={color.hex}></circle></svg>
              <span>{colorName(words, color.name)}</span><span class="swatch-share">{share(color.share)}</span>
            </a>
          </li>
        ))}
      </ul>
    </PanelPart>
  )
}

/** The name of a colour in the reader's language; an unknown one keeps the analyzer's. */
export function colorName(words: Words, name: string): string {
  const key = `color.${name}`
  return words.knows(key) ? words.say({ key, params: {} }) : name
}
