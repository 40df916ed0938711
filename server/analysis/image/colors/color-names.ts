import { oklabDistance, toOklab, type Oklab } from './oklab.ts'

/** The words that colours are searched by. */
export const colorNames = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink', 'brown', 'beige', 'black', 'grey', 'white'] as const
export type ColorName = (typeof colorNames)[number]

/** What people call by each word, from its dark to its pale end; any colour takes the word of the nearest. */
const examples: Record<ColorName, readonly string[]> = {
  red: ['ff0000', 'd01818', 'b22222', '8b0000', 'e04848', 'c0504d'],
  orange: ['ff8c00', 'ffa500', 'e8711a', 'ff7f50', 'f4a460', 'd2691e'],
  yellow: ['ffff00', 'ffd700', 'e6c700', 'fff080', 'f0e060', 'c9a800'],
  green: ['008000', '00d000', '20a040', '7ccd3c', '9acd32', '556b2f', '6b8e23', '2e5a2e', '1a3a1a', '8fbc8f', '90ee90', 'b5c98a', 'a0a83c', 'c0cc50', 'a8a850'],
  teal: ['008080', '00ffff', '40e0d0', '20b2aa', '5f9ea0', '004d4d', 'afeeee'],
  blue: ['0000ff', '1e60d0', '4169e1', '000080', '1a2a50', '4682b4', '1e90ff', '87ceeb', 'a8c8e8', '6a86b0', '1e4684', '284366', '7098b8', 'a8c4d4', 'c8e8f8', '25087a'],
  purple: ['800080', '8a2be2', '9370db', '4b0082', 'b090e0', '5a3070', '9b59b6'],
  pink: ['ffc0cb', 'ff69b4', 'ff1493', 'ff00ff', 'db7093', 'e8a0b8', 'f4c8d8', 'a85080'],
  brown: ['8b4513', 'a0522d', '5c3317', '6b4a2f', '8a6642', '3d2414', 'a67b4b', '806040'],
  beige: ['f5f5dc', 'd2b48c', 'e8d9b5', 'c8b090', 'efe2cc', 'bfa98a'],
  black: ['000000', '161616', '202020'],
  grey: ['383838', '585858', '808080', 'a0a0a0', 'c0c0c0', '6e7478', '9a9690', 'd0d4dc', '3a464c', '7c8c88'],
  white: ['ffffff', 'f4f4f4', 'e9e9e9', 'e4e6ea'],
}

const anchors = colorNames.flatMap((name) => examples[name].map((hex) => ({ name, at: fromHex(hex) })))

function fromHex(hex: string): Oklab {
  const value = Number.parseInt(hex, 16)
  return toOklab(value >> 16, (value >> 8) & 255, value & 255)
}

/** The word for a colour. */
export const nameColor = (color: Oklab): ColorName =>
  anchors.reduce((best, anchor) => (oklabDistance(anchor.at, color) < oklabDistance(best.at, color) ? anchor : best)).name
