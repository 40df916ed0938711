/** A file of a question as pages show it. */
export interface AlikeFile {
  id: string
  /** Its own page. */
  href: string
  /** Small and large picture; null while they are not drawn. */
  thumb: string | null
  preview: string | null
  name: string
  folder: string
  /** 'JPEG'. */
  format: string
  /** Bytes. */
  size: number
  width: number | null
  height: number | null
  takenLocal: string
  takenFrom: 'embedded' | 'name' | 'modified'
  camera: string
  located: boolean
  tags: number
  monochrome: boolean
  /** Blurred until its page is opened. */
  sensitive?: boolean
  /** Null where nobody has judged yet; reasons are message keys. */
  quality: { score: number; reasons: readonly string[] } | null
}
export type AlikeKind = 'copies' | 'burst'
/** A question: the file that is best kept comes first. */
export interface AlikeQuestion {
  id: string
  kind: AlikeKind
  files: readonly AlikeFile[]
  /** Bytes of all but the first. */
  gain: number
  /** Some lie in folders of the owner's. */
  inSources: boolean
}
/** How many questions of each kind there are. */
export type AlikeCounts = Readonly<Record<AlikeKind, number>>

/** Address of the questions of a kind. */
export const questionsHref = (kind: AlikeKind): string => (kind === 'copies' ? '/duplicates' : '/duplicates?kind=burst')
