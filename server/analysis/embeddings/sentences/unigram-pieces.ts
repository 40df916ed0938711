import { z } from 'zod'

/** The numbers of the likeliest pieces of a text. */
export type UnigramPieces = (text: string) => number[]

/** A piece without a chance is always taken whole where it stands, as ':)' is. */
const Vocabulary = z.array(z.tuple([z.string(), z.number().nullable().transform((score) => score ?? 0)]))

const SPACE = '\u2581'
const UNKNOWN = 0
const UNKNOWN_COST = 20 // of the logarithm: any piece that is known is likelier than a letter that is not
/** So long a text at most, in letters: what follows is beyond what a network reads. */
const MOST_LETTERS = 2000

/** Reads a list of [piece, logarithm of its chance]; those before `first` are signs of the network's own. A text is cut so that its pieces together are likeliest (Kudo 2018). */
export function readUnigramPieces(json: Uint8Array, first: number): UnigramPieces {
  const pieces = new Map<string, { id: number; score: number }>()
  Vocabulary.parse(JSON.parse(Buffer.from(json).toString('utf8'))).forEach(([piece, score], id) => { if (id >= first) pieces.set(piece, { id, score }) })
  const longest = [...pieces.keys()].reduce((most, piece) => Math.max(most, [...piece].length), 1)
  return (text) => {
    const letters = [...(SPACE + text.normalize('NFKC').trim().replaceAll(/\s+/gu, SPACE))].slice(0, MOST_LETTERS)
    const best = new Float64Array(letters.length + 1).fill(-Infinity)
    const came: { from: number; id: number }[] = []
    best[0] = 0
    const offer = (to: number, score: number, from: number, id: number): void => {
      if (score <= best[to]!) return
      best[to] = score
      came[to] = { from, id }
    }
    for (let at = 0; at < letters.length; at++) {
      offer(at + 1, best[at]! - UNKNOWN_COST, at, UNKNOWN)
      for (let length = 1, piece = ''; length <= longest && at + length <= letters.length; length++) {
        piece += letters[at + length - 1]!
        const known = pieces.get(piece)
        if (known) offer(at + length, best[at]! + known.score, at, known.id)
      }
    }
    return wayTo(letters.length, came)
  }
}

/** Letters that are not known make one unknown piece together. */
function wayTo(end: number, came: readonly { from: number; id: number }[]): number[] {
  const ids: number[] = []
  for (let at = end; at > 0; at = came[at]!.from) if (came[at]!.id !== UNKNOWN || ids.at(-1) !== UNKNOWN) ids.push(came[at]!.id)
  return ids.reverse()
}
