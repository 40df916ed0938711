import { describe, expect, it } from 'vitest'
import { filesUnder, read } from './repository.ts'

const written = ['server', 'views', 'public', 'test', 'bench', 'scripts', 'docker', '.ci']
const code = filesUnder(written, /\.(tsx?|m?js|cjs|css)$/)
const texts = filesUnder(['.'], /\.(tsx?|m?js|cjs|css|md|json|ya?ml|sql)$|(^|\/)(Dockerfile|run)$/).filter((path) => path !== 'package-lock.json')

describe('files', () => {
  it('have at most 200 lines', () => {
    const lines = (path: string): number => read(path).split('\n').length - 1
    expect(code.filter((path) => !path.startsWith('public/vendor/') && lines(path) > 200).map((path) => `${path} (${lines(path)})`)).toEqual([])
  })

  it('are named after their idea', () => {
    expect(code.filter((path) => /(^|[/-])(utils?|helpers?|common|misc|manager|service)([.-][^/]*)?$/.test(path))).toEqual([])
  })

  it('are written in kebab-case', () => {
    const name = (path: string): string => path.split('/').at(-1)!
    expect(code.filter((path) => !/^[_.]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name(path)))).toEqual([])
  })

  it('leave nothing for later', () => {
    const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`)
    expect(code.filter((path) => later.test(read(path)))).toEqual([])
  })

  it('know no path of a developer\'s machine', () => {
    const path = new RegExp(`/${'wo' + 'rk'}/[a-z]|/tmp/[a-z]+[-_.]?jobs`)
    expect(texts.filter((file) => path.test(read(file)))).toEqual([])
  })

  it('silence the compiler nowhere', () => {
    const silencer = new RegExp(`@ts-(${['ign' + 'ore', 'expect-err' + 'or', 'noch' + 'eck'].join('|')})`)
    expect(filesUnder(['server', 'views', 'test', 'bench'], /\.tsx?$/).filter((path) => silencer.test(read(path)))).toEqual([])
  })
})

describe('the lockfile', () => {
  it('names no registry, so that a mirror serves as well', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/)
  })

  it('pins every direct dependency to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    expect(ranges).toEqual([])
  })
})
