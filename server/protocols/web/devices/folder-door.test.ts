import { describe, expect, it } from 'vitest'
import { folderDoor } from './folder-door.ts'

const home: Parameters<typeof folderDoor>[0] = { publicUrl: undefined, host: '192.168.1.5:8400', tls: false, lan: ['192.168.1.5', '10.0.0.7'], listensOn: '0.0.0.0' }
const urls = (known: Partial<typeof home>): string[] => folderDoor({ ...home, ...known }, 'Ada').addresses.map(({ url }) => url)

describe('the address of the library as a folder', () => {
  it('is the one that the browser came by', () => {
    expect(folderDoor(home, 'Ada')).toEqual({ addresses: [{ url: 'http://192.168.1.5:8400/dav/', where: 'here' }], person: 'Ada', isPlain: true, isThisMachineOnly: false })
    expect(urls({ host: 'mantel.example:8443', tls: true })).toEqual(['https://mantel.example:8443/dav/'])
    expect(urls({ host: '[fd00::5]:8400' })).toEqual(['http://[fd00::5]:8400/dav/'])
  })

  it('is that of the home network where the browser sits on the machine itself', () => {
    for (const host of ['localhost:8400', '127.0.0.1:8400', '[::1]:8400']) expect(urls({ host })).toEqual(['http://192.168.1.5:8400/dav/', 'http://10.0.0.7:8400/dav/'])
  })

  it('is the public one first, where there is one, and each only once', () => {
    expect(urls({ publicUrl: 'https://mantel.example/' })).toEqual(['https://mantel.example/dav/', 'http://192.168.1.5:8400/dav/'])
    expect(urls({ publicUrl: 'https://mantel.example', host: 'mantel.example', tls: true })).toEqual(['https://mantel.example/dav/'])
    expect(folderDoor({ ...home, publicUrl: 'https://mantel.example' }, 'Ada')).toMatchObject({ isPlain: false, isThisMachineOnly: false })
  })

  it('says so where only this machine can reach it', () => {
    expect(folderDoor({ ...home, host: 'localhost:8400', listensOn: '127.0.0.1' }, 'Ada')).toMatchObject({ addresses: [{ url: 'http://localhost:8400/dav/' }], isThisMachineOnly: true })
  })
})
