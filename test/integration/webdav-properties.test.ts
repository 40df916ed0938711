import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureBytes } from '../support/lone-pictures.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
const asked: number[] = []
let fileId = ''
beforeAll(async () => {
  house = await webdavHouse()
  for (const [at, name] of ['a.jpg', 'b.jpg', 'c.jpg'].entries()) await house.send('PUT', `${house.space}/${name}`, { body: new Uint8Array(await pictureBytes(at)) })
  await house.send('PUT', `${house.space}/notes.txt`, { body: 'no media' })
  const { nodes } = await house.catalog.tree.search(house.ada, '0', { title: 'a.jpg' }, { from: 0, count: 1 })
  const [node] = nodes
  if (node?.type !== 'entry') throw new Error('a.jpg is not there')
  fileId = node.fileId
  await house.catalog.tags.add(house.ada, [fileId], 'Travel/Rome & <Co>')
  await house.catalog.tags.add(house.ada, [fileId], 'Best')
  await house.catalog.marks.rate(house.ada, [fileId], 4)
  await house.catalog.marks.favorite(house.ada, [fileId], true)
  await house.catalog.describe.title(house.ada, fileId, 'The <sea>')
  await house.catalog.describe.takenAt(house.ada, fileId, { local: '2024-05-14T18:03:00', zone: 'Europe/Rome' })
  await house.catalog.people.drawFace(house.ada, fileId, { box: [0.1, 0.1, 0.3, 0.3], kind: 'person', whose: { name: 'Ann' } })
  const { many } = house.catalog.describe
  house.catalog.describe.many = (actor, ids) => { asked.push(ids.length); return many(actor, ids) }
})
afterAll(() => house.close())

const propfind = async (path: string, inner: string, depth = '0'): Promise<string> =>
  (await house.send('PROPFIND', `${house.space}/${path}`, { headers: { depth }, body: `<propfind xmlns="DAV:" xmlns:M="urn:mantel:properties">${inner}</propfind>` })).text()
/** Inner XML of a property, without the declarations of its namespace. */
const value = (xml: string, name: string): string | undefined => new RegExp(`<n:${name} [^>]*?(?:/>|>(.*?)</n:${name}>)`).exec(xml)?.slice(0).map((part) => part ?? '')[1]?.replaceAll(' xmlns:M="urn:mantel:properties"', '')

describe('what people said of a file', () => {
  it('is read as properties, what is written in it as text', async () => {
    const xml = await propfind('a.jpg', '<prop><M:tags/><M:people/><M:rating/><M:favourite/><M:description/><M:taken-at/><getetag/><M:unheard-of/></prop>')
    expect(value(xml, 'tags')).toBe('<M:tag>Best</M:tag><M:tag>Travel/Rome &amp; &lt;Co&gt;</M:tag>')
    expect(value(xml, 'people')).toBe('<M:person>Ann</M:person>')
    expect([value(xml, 'rating'), value(xml, 'favourite'), value(xml, 'description'), value(xml, 'taken-at')]).toEqual(['4', 'true', 'The &lt;sea&gt;', '2024-05-14T18:03:00[Europe/Rome]'])
    expect(xml).toMatch(/<n:unheard-of xmlns:n="urn:mantel:properties"\/><\/D:prop><D:status>HTTP\/1.1 404/)
  })

  it('is there and empty where nobody said anything, and not at all for what is no media', async () => {
    const xml = await propfind('b.jpg', '<prop><M:tags/><M:rating/><M:description/></prop>')
    expect([value(xml, 'tags'), value(xml, 'rating'), value(xml, 'description')]).toEqual(['', '0', ''])
    expect(xml).not.toContain('404')
    for (const path of ['notes.txt', '']) expect(await propfind(path, '<prop><M:tags/></prop>')).not.toContain('HTTP/1.1 200')
  })

  it('is told of by propname, left out of allprop, and given there to those who include it', async () => {
    expect(await propfind('a.jpg', '<propname/>')).toContain('<n:taken-at xmlns:n="urn:mantel:properties"/>')
    expect(await propfind('notes.txt', '<propname/>')).not.toContain('urn:mantel:properties')
    expect(await propfind('a.jpg', '<allprop/>')).not.toContain('urn:mantel:properties')
    expect(value(await propfind('a.jpg', '<allprop/><include><M:rating/></include>'), 'rating')).toBe('4')
  })

  it('costs one question a page, and none where it is not asked for', async () => {
    asked.length = 0
    const xml = await propfind('', '<prop><M:rating/></prop>', '1')
    expect([...xml.matchAll(/<n:rating [^>]*>(\d)</g)].map(([, stars]) => stars)).toEqual(['4', '0', '0'])
    expect(asked).toEqual([0, 3])
    asked.length = 0
    for (const inner of ['<allprop/>', '<propname/>', '<prop><getetag/><resourcetype/></prop>']) await propfind('', inner, '1')
    expect(asked).toEqual([])
  })

  it('is the server\'s alone to change: PROPPATCH is refused, and nothing else of it is done', async () => {
    const body = '<propertyupdate xmlns="DAV:" xmlns:M="urn:mantel:properties" xmlns:X="urn:x"><set><prop><M:rating>1</M:rating><X:mine>yes</X:mine></prop></set></propertyupdate>'
    const answer = await house.send('PROPPATCH', `${house.space}/a.jpg`, { body })
    const xml = await answer.text()
    expect(answer.status).toBe(207)
    expect(xml).toMatch(/<n:rating xmlns:n="urn:mantel:properties"\/><\/D:prop><D:status>HTTP\/1.1 403 Forbidden<\/D:status><D:error><D:cannot-modify-protected-property\/>/)
    expect(xml).toMatch(/<n:mine xmlns:n="urn:x"\/><\/D:prop><D:status>HTTP\/1.1 424/)
    expect(value(await propfind('a.jpg', '<prop><M:rating/></prop>'), 'rating')).toBe('4')
    expect((await house.catalog.describe.many(house.ada, [fileId])).get(fileId)?.rating).toBe(4)
  })
})
