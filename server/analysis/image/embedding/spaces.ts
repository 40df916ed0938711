import { clip } from './clip.ts'
import { mobilenet } from './mobilenet.ts'
import { pooled } from './pooled.ts'
import { siglip } from './siglip.ts'
import type { Space } from './space.ts'

/** Every space by the id of its card, best first. */
export const spaces: Readonly<Record<string, Space>> = { 'clip-vit-b32': clip, 'siglip-base': siglip, 'mobilenet-v2': mobilenet, 'backbone-pooled': pooled }

/** Spaces that only tests may ask for by name. */
const spacesOfTests: Readonly<Record<string, Space>> = { 'clip-tiny-test': clip }

/** @throws Error for a card that is no space */
export function spaceOf(id: string): Space {
  const space = spaces[id] ?? spacesOfTests[id]
  if (!space) throw new Error(`[analysis] no vectors come from ${id}`)
  return space
}
