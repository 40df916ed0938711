import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'

const marks = [200, 1000, 2000, 5000, 10_000, 20_000] // Hz
/** The mel scale that the picture is drawn on. */
const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700)

/** What frequencies a sound has over time, folded away; the picture comes when it is unfolded. */
export function Spectrogram({ href, highest }: { href: string; highest: number }) {
  const { t, number } = useWords()
  const y = (hertz: number): string => `${(100 - (melOf(hertz) / melOf(highest)) * 100).toFixed(2)}%`
  const shown = marks.filter((hertz) => melOf(hertz) < melOf(highest) * 0.97)
  return (
    <details class="spectrogram">
      <summary><Icon name="chevron-right" />{t('sound.spectrogram')}</summary>
      <figure class="spectrogram-picture" data-spectrogram="">
        <img src={href} width="600" height="192" loading="lazy" decoding="async" alt={t('sound.spectrogram-alt', { highest: number(highest / 1000, 1) })} />
        <svg class="spectrogram-marks" aria-hidden="true" focusable="false">
          {shown.map((hertz) => (
            <>
              <line x1="0" x2="100%" y1={y(hertz)} y2={y(hertz)}></line>
              <text x="4" y={y(hertz)} dy="12">{hertz < 1000 ? `${hertz} Hz` : `${number(hertz / 1000)} kHz`}</text>
            </>
          ))}
          <line class="spectrogram-now" x1="0" x2="0" y1="0" y2="100%" data-spectrogram-now=""></line>
        </svg>
      </figure>
    </details>
  )
}
