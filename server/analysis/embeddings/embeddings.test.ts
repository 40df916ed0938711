import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { writeDrawing } from '../../../test/support/made-pictures.ts'
import { tasksHere } from '../../../test/support/tasks-here.ts'
import { createInference } from '../../inference/index.ts'
import { defaultMediaLimits } from '../../media/index.ts'
import { createEmbeddings } from './create-embeddings.ts'

const media = sharedMedia()
const mirror = media && join(media, '../models')
const hasClip = mirror !== undefined && existsSync(join(mirror, 'test/clip-tiny-test'))
const inference = createInference({ mirror })
const vectorsOf = (spaces: readonly string[]) => createEmbeddings({ tasks: tasksHere, models: inference.models, limits: defaultMediaLimits, spaces })
const product = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
afterAll(() => inference.sessions.close())

describe('vectors without a network for words', () => {
  const vectors = vectorsOf(['backbone-pooled'])

  it('find likes of a picture, by what packages bring, and no words', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mantel-like-'))
    const draw = (name: string, ground: string, more: string) => writeDrawing(join(folder, name), `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="${ground}"/>${more}</svg>`)
    const circles = '<circle cx="120" cy="150" r="80" fill="#c03020"/><circle cx="300" cy="140" r="60" fill="#2040a0"/>'
    const stripes = Array.from({ length: 20 }, (_, i) => `<rect x="${i * 20}" width="9" height="300" fill="#222"/>`).join('')
    const [one, likewise, other] = await Promise.all([draw('one.png', '#f0e8d0', circles), draw('likewise.png', '#e8e4d8', circles), draw('other.png', '#90a080', stripes)])
    const [a, b, c] = [await vectors.ofPicture(one), await vectors.ofPicture(likewise), await vectors.ofPicture(other)]
    expect([a.space, product(a.vector, a.vector)]).toEqual(['backbone-pooled', expect.closeTo(1, 4)])
    expect(product(a.vector, b.vector)).toBeGreaterThan(product(a.vector, c.vector) + 0.05)
    expect([await vectors.textSpace(), await vectors.ofText('circles')]).toEqual([undefined, undefined])
  })

  it('refuse what is no picture, in the words of whoever decodes it', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'mantel-like-')), 'noise.jpg')
    writeFileSync(path, Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251))
    await expect(vectors.ofPicture(path)).rejects.toMatchObject({ key: 'media.unknown' })
  })

  it('say which network is missing where none is there', async () => {
    await expect(createEmbeddings({ tasks: tasksHere, models: createInference().models, limits: defaultMediaLimits, spaces: ['clip-vit-b32'] }).ofPicture('any')).rejects.toMatchObject({ code: 'unavailable', key: 'inference.model-missing' })
  })
})

describe.skipIf(!mirror)(`vectors of sentences${mirror ? '' : ' (left out: the network is not on this machine)'}`, () => {
  it('are near where they mean the same, and none comes of nothing', async () => {
    const vectors = vectorsOf(['backbone-pooled'])
    expect(await vectors.sentenceSpace()).toBe('use-lite')
    const [soup, dish, dog] = await Promise.all(['Recipe for tomato soup with basil', 'how to cook a vegetable dish', 'puppy playing by the sea'].map((text) => vectors.ofSentence(text)))
    expect(product(soup!.vector, dish!.vector)).toBeGreaterThan(product(soup!.vector, dog!.vector) + 0.1)
    expect(await vectors.ofSentence('  ')).toBeUndefined()
  })
})

describe.skipIf(!hasClip)(`words and pictures in one space, with the CLIP for tests${hasClip ? '' : ' (left out: it is not on this machine)'}`, () => {
  const clip = vectorsOf(['clip-tiny-test'])
  const photos = ['two_dogs_running.jpg', 'dog_grass.bmp', 'dog_toshi_red.jpg', 'cat_sofa.jpg', 'cat_black.jpg', 'sleeping_cat_empty_gps.jpg', 'eagle.jpg', 'robin.jpg', 'palms_beach.jpg', 'beach_sand.jpg', 'coffee.png', 'traffic_cars.jpg']
  let seen: Promise<{ name: string; vector: Float32Array }[]> | undefined
  const look = () => (seen ??= Promise.all(photos.map(async (name) => ({ name, vector: (await clip.ofPicture(join(media!, 'images/photos', name))).vector }))))

  /** Photos with the product of their vector and that of the words, best first. */
  async function find(words: string): Promise<{ name: string; likeness: number }[]> {
    const { space, vector } = (await clip.ofText(words))!
    expect([space, vector.length, product(vector, vector)]).toEqual(['clip-tiny-test', 64, expect.closeTo(1, 4)])
    return (await look()).map(({ name, vector: of }) => ({ name, likeness: product(of, vector) })).sort((a, b) => b.likeness - a.likeness)
  }

  it.each([['dog', 3, /dog/], ['puppy', 3, /dog/], ['cat', 3, /cat_/], ['kitten', 3, /cat_/], ['bird', 2, /eagle|robin/], ['beach', 2, /beach/]])('%s finds its %i pictures first, as the reference has them', async (word, count, names) => {
    const found = await find(word)
    expect(found.slice(0, count).map(({ name }) => names.test(name))).toEqual(Array.from({ length: count }, () => true))
    if (word === 'dog') expect([found[count - 1]!.likeness >= 0.45, found[count]!.likeness <= 0.2]).toEqual([true, true])
  })

  it.each([['a red dog', 'dog_toshi_red.jpg'], ['a black cat', 'cat_black.jpg'], ['A BLACK  cat', 'cat_black.jpg']])('%s finds that one first', async (words, name) => {
    expect((await find(words))[0]!.name).toBe(name)
  })

  it.each(['volcano', 'pizza', 'spreadsheet'])('%s is like none of them', async (word) => {
    expect((await find(word))[0]!.likeness).toBeLessThan(0)
  })

  it('takes a text of any length, and none', async () => {
    expect(await clip.textSpace()).toBe('clip-tiny-test')
    expect((await clip.ofText('dog '.repeat(3000)))?.vector).toHaveLength(64)
    expect((await clip.ofText(''))?.vector).toHaveLength(64)
  })
})
