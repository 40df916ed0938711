/** How like two pictures of a space must be to be called similar, and a picture to be what a text means: cosines, chosen on the developers' set (docs/decisions/0012). */
interface LeastNear { picture: number; text: number }

const ofSpaces: Readonly<Record<string, LeastNear>> = {
  'clip-vit-b32': { picture: 0.75, text: 0.24 },
  'siglip-base': { picture: 0.7, text: 0.06 },
  'mobilenet-v2': { picture: 0.47, text: 1 },
  'backbone-pooled': { picture: 0.7, text: 1 },
}

/** A space that nobody has measured is asked for much. */
export const leastNear = (vectorSpace: string): LeastNear => ofSpaces[vectorSpace] ?? { picture: 0.6, text: 0.3 }
