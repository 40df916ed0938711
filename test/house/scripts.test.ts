import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { root } from './repository.ts'

const scripts = readdirSync(join(root, 'scripts')).filter((name) => name.endsWith('.mjs'))

describe('the scripts', () => {
  it.each(scripts)('%s imports only what is there', async (name) => {
    const { errors } = await build({ entryPoints: [join(root, 'scripts', name)], bundle: true, write: false, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent' }).catch((problem: { errors: { text: string }[] }) => problem)
    expect(errors.map(({ text }) => text)).toEqual([])
  })
})
