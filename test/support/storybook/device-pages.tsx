import type { Child } from 'hono/jsx'
import type { FolderDoor, TvCard } from '../../../views/devices/data.ts'
import { DevicesPage } from '../../../views/devices/index.tsx'
import type { Frame } from '../../../views/layouts/frame.ts'

const door: FolderDoor = { addresses: [{ url: 'http://192.168.178.24:8400/dav/', where: 'home' }, { url: 'http://10.0.0.7:8400/dav/', where: 'home' }], person: 'Anna', isPlain: true, isThisMachineOnly: false }
const known = [
  { id: '1', device: 'MacBook', createdAt: '2026-10-02T09:00:00Z', lastUsedAt: '2026-11-24T22:31:00Z', lastAddress: '192.168.178.30', files: [{ fileId: 'file-1', fileName: 'IMG 2041.jpg', wrote: false, at: '2026-11-24T21:40:00Z' }, { fileId: 'file-2', fileName: 'A very long name of a film that somebody took in the mountains in the year 2024.mp4', wrote: true, at: '2026-11-24T20:10:00Z' }] },
  { id: '2', device: 'Telefon', createdAt: '2026-11-24T22:20:00Z', lastUsedAt: null, lastAddress: null, files: [] },
]
const tv: TvCard = {
  on: true, name: '', kinds: ['image', 'video'], networks: '',
  branches: [
    { id: 'folders', name: 'Folders', shown: true, parts: [{ id: 'folders.1', name: 'Pictures', shown: false }] }, { id: 'date', name: 'By date', shown: true, parts: [] },
    { id: 'people', name: 'People', shown: false, parts: ['Anna', 'Bert', 'Clara and the very long name of hers'].map((name, at) => ({ id: `people.${at}`, name, shown: at === 1 })) },
    { id: 'tags', name: 'Tags', shown: false, parts: [{ id: 'tags.1', name: 'For the TV', shown: false }] }, { id: 'music', name: 'Music', shown: true, parts: [] },
  ],
  openings: [{ at: '2026-11-24T20:10:00Z', device: 'Living room TV', address: '192.168.178.40', fileId: 'file-1', fileName: 'IMG_4120.JPG' }],
}

/** The page Connect a device: ?made shows a password, ?viewer what others than administrators see. */
export const deviceStories: Record<string, (canned: { frame: Frame; query: URLSearchParams }) => Child> = {
  '/devices': ({ frame, query }) => (
    <DevicesPage frame={frame} door={query.has('viewer') ? { ...door, addresses: [{ url: 'http://localhost:8400/dav/', where: 'here' }], isThisMachineOnly: true } : door} own={query.has('viewer') ? undefined : 'windows'} shape={query.has('viewer') ? undefined : { language: 'en', branches: tv.branches }} tv={query.has('viewer') ? { on: false } : tv}
      passwords={{ devices: query.has('empty') || query.has('viewer') ? [] : known, made: query.has('made') ? { device: 'Telefon', password: 'bcdfg-hjkmn-pqrst-vwxyz' } : undefined }} />
  ),
}
