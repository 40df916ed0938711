import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Share = z.number().min(0).max(1)

/** What is known of a file's content; only what is evaluated. */
const Truth = z.object({
  /** Words and how many there are: exactly, from … to, or 'some'; 'truck|car' takes either word. */
  objects: z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number()]), z.boolean()])).optional(),
  text: z.object({ language: z.string().nullable(), lines: z.array(z.string()) }).optional(),
  colours: z.object({ dominant_hex: z.string().optional(), names: z.array(z.string()).optional(), share: Share.optional(), palette: z.array(z.tuple([z.string(), Share])).optional() }).optional(),
  /** Words for the place, any of which is right, and whether it is indoors. */
  scene: z.object({ setting: z.enum(['indoor', 'outdoor', 'any']).optional(), any_of: z.array(z.string()).optional() }).optional(),
  /** How many faces (exactly, or from … to), and who is in the picture. */
  faces: z.object({ count: z.union([z.number(), z.tuple([z.number(), z.number()])]), identities: z.array(z.string()).optional() }).optional(),
  quality: z.object({ group: z.string().optional(), label: z.string(), rank: z.number().optional() }).optional(),
  duplicate_group: z.string().optional(),
  duplicate: z.string().optional(),
  duplicate_of: z.string().optional(),
  /** It shows what people may not want to see unasked; absent for an everyday picture. */
  sensitive: z.boolean().optional(),
}).loose()

const Manifest = z.object({ files: z.array(z.object({ path: z.string(), kind: z.string(), truth: Truth.optional() })) })

export type KnownObjects = NonNullable<z.infer<typeof Truth>['objects']>
export type KnownText = NonNullable<z.infer<typeof Truth>['text']>
export type KnownScene = NonNullable<z.infer<typeof Truth>['scene']>
export type KnownFaces = NonNullable<z.infer<typeof Truth>['faces']>
export type KnownQuality = NonNullable<z.infer<typeof Truth>['quality']>
export type KnownColors = NonNullable<z.infer<typeof Truth>['colours']>
/** A file of the folder with one kind of truth about it. */
export interface KnownFile<Known> { path: string; file: string; known: Known }

/** Reads DIR/manifest.json: the files of which a thing is known. */
function known<Known>(folder: string, pick: (truth: z.infer<typeof Truth>) => Known | undefined): KnownFile<Known>[] {
  const { files } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return files.flatMap(({ path, kind, truth }) => {
    const fact = kind === 'image' && truth ? pick(truth) : undefined
    return fact === undefined ? [] : [{ path, file: join(folder, path), known: fact }]
  })
}

/** Pictures of which it is known what things are in them, and that no other is worth naming. */
export const picturesWithObjects = (folder: string): KnownFile<KnownObjects>[] => known(folder, ({ objects }) => objects)

/** Pictures with anything known of them, and whether they are sensitive. */
export const picturesWithSensitivity = (folder: string): KnownFile<boolean>[] => known(folder, ({ sensitive }) => sensitive ?? false)

/** Pictures whose printed text is known. */
export const picturesWithText = (folder: string): KnownFile<KnownText>[] => known(folder, ({ text }) => text)

/** Pictures whose colours are known. */
export const picturesWithColors = (folder: string): KnownFile<KnownColors>[] => known(folder, ({ colours }) => colours)

/** Pictures of which it is known where they were taken. */
export const picturesWithScenes = (folder: string): KnownFile<KnownScene>[] => known(folder, ({ scene }) => scene)

/** Pictures whose faces are known. */
export const picturesWithFaces = (folder: string): KnownFile<KnownFaces>[] => known(folder, ({ faces }) => faces)

/** Pictures of which all things are known, and no person is among them. */
export const picturesWithoutPeople = (folder: string): KnownFile<KnownFaces>[] =>
  known(folder, ({ objects, faces }) => (objects && !faces && !Object.keys(objects).some((words) => words.split('|').includes('person')) ? { count: 0 } : undefined))

/** Pictures that are known to be better or worse than others of their group. */
export const picturesWithQuality = (folder: string): KnownFile<KnownQuality>[] => known(folder, ({ quality }) => quality)

/** Pictures of which others show the same, and how they differ from it. */
export const picturesWithDuplicates = (folder: string): KnownFile<{ group: string; how: string }>[] =>
  known(folder, ({ duplicate_group: group, duplicate: how }) => (group !== undefined && how !== undefined ? { group, how } : undefined))

/** What is known of a picture beside all others: the group that shows the same, the picture that it was made from, or the subject that several are spoilt copies of. */
export interface KnownKin { group?: string; how?: string; of?: string; subject?: string }

/** Every picture of which anything is known, and to which others it belongs. */
export const picturesWithKin = (folder: string): KnownFile<KnownKin>[] => known(folder, ({ duplicate_group: group, duplicate: how, duplicate_of: of, quality }) => ({ group, how, of, subject: quality?.group }))
