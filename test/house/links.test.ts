import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesUnder, read } from './repository.ts'

const root = resolve(import.meta.dirname, '../..')

describe('pages of docs', () => {
  it('link only to what is there', () => {
    const pages = filesUnder(['.'], /\.md$/)
    const links = pages.flatMap((page) => [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => ({ page, target: match[1]! })))
    expect(links.filter(({ page, target }) => !existsSync(join(root, dirname(page), target))).map(({ page, target }) => `${page}: ${target}`)).toEqual([])
  })
})

describe('decisions', () => {
  const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => name.slice(0, 4))

  it('that sources point at are written down', () => {
    const cited = filesUnder(['server', 'views', 'scripts', 'docker', 'docs'], /\.(tsx?|mjs|md)$/).flatMap((path) => [...read(path).matchAll(/decisions\/(\d{4})/g)].map((match) => ({ path, number: match[1]! })))
    expect(cited.filter(({ number }) => !numbers.includes(number)).map(({ path, number }) => `${path}: ${number}`)).toEqual([])
  })

  it('have a number of their own each', () => {
    expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([])
  })
})
