import type { Surface } from './surface.ts'

/** What a picture can be besides a photograph of something. */
export const pageFlags = ['document', 'screenshot', 'receipt'] as const
export type PageFlag = (typeof pageFlags)[number]

const TEXT = 0.5, SURE = 0.5 // chances
const PAPER = 215 // mean lightness of a page
const DRAWN = 0.5 // share of even pixels: below it a camera or a scanner made the picture
const SMALLEST = 160 // pixels of the shorter edge: less is an icon
const SLIP = 1.7 // longer than any sheet of writing paper (legal: 1.65)

export interface PageFacts { document: number; screenshot: number; /** Of either. */ text: number; surface: Surface; width: number; height: number }

/**
 * The head learned documents by receipts and screenshots by pages of programs, so its two chances are weighed with the surface:
 * what a camera saw is no screenshot, and a light page with text that is none is a document.
 */
export function flagsOf({ document, screenshot, text, surface, width, height }: PageFacts): PageFlag[] {
  if (text < TEXT || Math.min(width, height) < SMALLEST) return []
  if (screenshot >= SURE && surface.even >= DRAWN) return ['screenshot']
  if (document < SURE && surface.lightness < PAPER) return []
  return document >= SURE && height / width >= SLIP ? ['document', 'receipt'] : ['document']
}
