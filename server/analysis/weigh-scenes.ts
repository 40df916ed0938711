import type { PictureObjects } from './image/objects.ts'
import type { PictureScenes } from './image/scenes.ts'
import type { PageFlag } from './image/scenes/page-flags.ts'
import type { PictureText } from './image/text.ts'

/** People and animals among COCO's words. */
const creatures = new Set(['person', 'bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe'])
const FILLS = 0.35 // share of the picture from which a creature leaves too little of the scene to tell it
const PAGE_LINES = 8, PAGE_LETTERS = 200, PAGE_COVERED = 0.1 // of the picture, by lines of text

/**
 * What one analyzer found corrects what another did, where their answers are read, as none runs for another: a scene is not shown
 * where a person or an animal fills the frame, nor where the picture is a page of text; what reads like a receipt is one.
 */
export function weighScenes(found: PictureScenes, objects: PictureObjects | undefined, text: PictureText | undefined): PictureScenes {
  const flags = flagsOf(found.flags, text)
  const isPage = flags.length > 0
  const filled = !isPage && largestCreature(objects) >= FILLS
  if (!filled && !isPage) return found
  return {
    ...found, flags,
    scenes: found.scenes.map((scene) => ({ ...scene, shown: scene.shown && !filled && flags.some((flag) => flag === scene.label) })),
    kind: isPage ? 'text_image' : null,
  }
}

const largestCreature = (objects: PictureObjects | undefined): number =>
  Math.max(0, ...(objects?.objects ?? []).filter(({ shown, label }) => shown && creatures.has(label)).map(({ box }) => box[2] * box[3]))

function flagsOf(seen: readonly PageFlag[], text: PictureText | undefined): PageFlag[] {
  if (text === undefined) return [...seen]
  if (isReceipt(text)) return ['document', 'receipt']
  if (seen.length > 0) return [...seen]
  const covered = text.lines.reduce((sum, { corners }) => sum + areaOf(corners), 0)
  return text.lines.length >= PAGE_LINES && text.text.length >= PAGE_LETTERS && covered >= PAGE_COVERED ? ['document'] : []
}

const areaOf = (corners: PictureText['lines'][number]['corners']): number =>
  Math.abs(corners.reduce((sum, [x, y], i) => sum + x * corners[(i + 1) % 4]![1] - corners[(i + 1) % 4]![0] * y, 0)) / 2

const PRICE = /(?<![\d.,:/-])\d{1,4}[.,]\d{2}(?![\d.,:/-])/
const SUM_WORD = /\b(sub-?total|total|sum|summe|gesamt(betrag)?|zu zahlen|zwischensumme|mwst|ust|vat|tax|cash|bar|change|rückgeld|totale|importe|montant)\b/iu
const ACCOUNT_WORD = /\b(iban|bic|account|statement|konto(stand|auszug|nummer)?|balance|saldo)\b/iu

/** Short rows with prices, and a word for their sum. */
function isReceipt({ text }: PictureText): boolean {
  const rows = text.split('\n').filter((row) => row.trim() !== '')
  const priced = rows.filter((row) => PRICE.test(row)).length
  return priced >= 3 && SUM_WORD.test(text) && !ACCOUNT_WORD.test(text)
}
