import { expect, it } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

it('writes a plain name and the exact one', () => {
  expect(contentDisposition('attachment', 'Zoë "x".jpg')).toBe('attachment; filename="Zoe_ _x_.jpg"; filename*=UTF-8\'\'Zo%C3%AB%20%22x%22.jpg')
})

it.each(['a\r\nX-Injected: 1.jpg', 'nul\0.jpg', '夏休み.jpg', 'lone \ud800.jpg', '%0d%0a.jpg', 'a;b=c.jpg', 'quote\'(x)*.jpg'])('lets no header through in %j', (name) => {
  const header = contentDisposition('inline', name)
  expect(header).toMatch(/^inline; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._!~-]*$/)
  expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
})
