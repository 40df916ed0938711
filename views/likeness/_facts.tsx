import type { MessageKey } from '../messages/en.ts'
import { useWords, type Words } from '../words.ts'
import type { AlikeFile } from './data.ts'

interface Fact { text: string; /** How good it is among the others; null where there is no better and worse. */ worth: number | null }

/** What is known of a file beside the others: what is better stands out, what is the same steps back. */
export function AlikeFacts({ file, all }: { file: AlikeFile; all: readonly AlikeFile[] }) {
  const words = useWords()
  const rows = factsOf(file, words).map((fact, i) => ({ fact, look: lookOf(fact, all.map((other) => factsOf(other, words)[i]!)) }))
  return (
    <>
      <ul class="alike-facts" aria-label={words.t('likeness.facts', { name: file.name })}>
        {rows.map(({ fact, look }) => (fact.text === '' ? null : <li class={look}>{fact.text}</li>))}
      </ul>
      {file.quality && file.quality.reasons.length > 0 ? <p class="alike-reasons">{file.quality.reasons.map((key) => (words.knows(key) ? words.t(key as MessageKey & `analysis.quality.${string}`) : '')).filter(Boolean).join(' · ')}</p> : null}
    </>
  )
}

function factsOf(file: AlikeFile, { t, size, day, number }: Words): Fact[] {
  const { quality, width, height, takenFrom, takenLocal, tags } = file
  const moment = `${day(takenLocal.slice(0, 10))}, ${takenLocal.slice(11, 19)}`
  return [
    { text: quality ? t('likeness.quality', { score: quality.score }) : '', worth: quality ? quality.score : null },
    { text: width && height ? t('likeness.pixels', { width: number(width), height: number(height) }) : '', worth: width && height ? width * height : null },
    { text: `${size(file.size)} ${file.format}`, worth: file.size },
    { text: takenFrom === 'embedded' ? moment : t(takenFrom === 'name' ? 'likeness.day-name' : 'likeness.day-file', { day: moment }), worth: { embedded: 2, name: 1, modified: 0 }[takenFrom] },
    { text: file.camera, worth: null },
    { text: file.located ? t('likeness.place-known') : '', worth: null },
    { text: tags > 0 ? t('likeness.tags', { count: tags }) : '', worth: null },
    { text: file.monochrome ? t('likeness.grey') : '', worth: null },
  ]
}

function lookOf(fact: Fact, others: readonly Fact[]): string {
  if (others.every(({ text }) => text === fact.text)) return 'alike-same'
  return fact.worth !== null && others.some(({ worth }) => worth !== null && worth < fact.worth!) && others.every(({ worth }) => worth === null || worth <= fact.worth!) ? 'alike-better' : 'alike-other'
}
