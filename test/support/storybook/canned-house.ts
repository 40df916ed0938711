import type { Failure, Stage } from '../../../views/jobs/data.ts'
import type { Frame } from '../../../views/layouts/frame.ts'
import type { Refusal } from '../../../views/refusals/index.tsx'
import type { FolderPlace, Source } from '../../../views/sources/data.ts'
import type { SettingsProps } from '../../../views/settings/index.tsx'
import type { TagNode } from '../../../views/tags/index.tsx'

const words = (key: string, params = {}) => ({ key, params })

/** The frame of a logged-in administrator. */
export const cannedFrame: Frame = {
  locale: { language: 'en', timeZone: 'Europe/Berlin', now: '2026-11-24T22:40:00Z' }, theme: 'system', person: { id: 'p1', name: 'Anna', role: 'admin' }, version: '1',
  counts: { refusals: 14, trash: 3, waiting: 1240, questions: 1, alike: 3, sounds: 1 }, maxFileBytes: 20_000_000_000,
}

export const cannedStages: Stage[] = [
  { id: 'metadata', name: words('story.metadata'), done: 12_430, total: 12_430, failed: 3, running: 0, perMinute: null, secondsLeft: null, paused: false },
  { id: 'thumbnail', name: words('story.thumbnail'), done: 9130, total: 12_430, failed: 0, running: 2, perMinute: 412, secondsLeft: 481, paused: false },
  { id: 'image.text', name: words('story.text'), done: 1200, total: 12_001, failed: 1, running: 1, perMinute: 8.2, secondsLeft: 79_000, paused: false },
  { id: 'image.colors', name: words('story.colors'), done: 4000, total: 12_001, failed: 0, running: 0, perMinute: null, secondsLeft: null, paused: true },
  { id: 'image.faces', name: words('story.faces'), done: 310, total: 12_001, failed: 0, running: 1, perMinute: null, secondsLeft: null, paused: false, waits: words('jobs.waits-for-quiet', { from: '22:00' }) },
]

export const cannedFailures: Failure[] = [
  { id: 'f1', stage: words('story.thumbnail'), file: { id: 'file-3', name: 'IMG_4120.JPG', href: '/files/file-3', thumb: '/pictures/4/thumb' }, reason: words('story.damaged'), attempts: 3, at: '2026-11-24T22:10:00Z' },
  { id: 'f2', stage: words('story.text'), file: null, subject: 'Scans/contract-1998.tif', reason: words('story.memory'), attempts: 1, at: '2026-11-22T10:10:00Z' },
]

export const cannedRefusals: Refusal[] = [
  { id: 'r1', name: 'elf_named.png', folder: 'hostile', sourceName: 'Pictures', size: 8192, reason: words('story.program'), at: '2026-11-24T22:10:00Z', canRetry: true },
  { id: 'r2', name: 'empty.jpg', folder: '', sourceName: null, size: 0, reason: words('story.empty'), at: '2026-11-24T21:10:00Z', canRetry: false },
  { id: 'r3', name: 'bomb_50000x50000_1bit.png', folder: 'hostile', sourceName: 'Pictures', size: 313_000, reason: words('story.pixels'), at: '2026-11-23T21:10:00Z', canRetry: true },
]

export const cannedPlace: FolderPlace = {
  path: '/mnt/photos', parent: '/mnt', mediaFiles: 12,
  folders: [{ name: '2023', path: '/mnt/photos/2023', readable: true, taken: false }, { name: '2024', path: '/mnt/photos/2024', readable: true, taken: true }, { name: 'Lightroom backups', path: '/mnt/photos/l', readable: true, taken: false }, { name: 'private', path: '/mnt/photos/private', readable: false, taken: false }],
}

const scan = { startedAt: '2026-11-24T22:00:00Z', endedAt: '2026-11-24T22:02:00Z', seen: 8200, expected: 12_430, fresh: 310, changed: 4, moved: 12, missing: 0, question: null }
export const cannedSources: Source[] = [
  { id: 's1', name: 'Pictures', root: '/mnt/photos', enabled: true, ignore: ['*.tmp', '.cache'], files: 12_430, refused: 14, missing: 0, scan: { ...scan, state: 'running', endedAt: null }, watched: true },
  { id: 's2', name: 'Old disk', root: '/media/usb/archive', enabled: true, ignore: [], files: 2400, refused: 0, missing: 2300, scan: { ...scan, state: 'stopped', question: words('story.missing') }, watched: false },
  { id: 's3', name: 'Music', root: '/srv/music', enabled: true, ignore: [], files: 3121, refused: 0, missing: 0, scan: { ...scan, state: 'finished' }, watched: true },
]

const leaf = (name: string, path: string, count: number, children: TagNode[] = []): TagNode => ({ id: path.replace('/', '-'), name, path, count, children })
export const cannedTags: TagNode[] = [leaf('Family', 'Family', 812), leaf('Summer', 'Summer', 240), leaf('Travel', 'Travel', 1310, [leaf('Lisbon', 'Travel/Lisbon', 402), leaf('Rome', 'Travel/Rome', 908)])]

export const cannedHouse: NonNullable<SettingsProps['house']> = {
  analyzers: [
    { name: 'image.text', title: words('story.text'), about: words('story.text-about'), enabled: true, state: 'ready', detail: words('story.model') },
    { name: 'image.colors', title: words('story.colors'), about: words('story.colors-about'), enabled: false, state: 'ready' },
  ],
  quiet: { hours: { from: '22:00', to: '06:00' }, zone: 'Europe/Berlin' },
  people: [
    { id: 'p1', name: 'Anna', role: 'admin', disabled: false, createdAt: '2026-01-01T00:00:00Z', lastSeenAt: '2026-11-24T22:39:00Z', isYou: true, limit: null },
    { id: 'p2', name: 'Ben', role: 'member', disabled: false, createdAt: '2026-01-01T00:00:00Z', lastSeenAt: '2026-11-20T10:00:00Z', isYou: false, limit: null },
    { id: 'p3', name: 'Grandma', role: 'viewer', disabled: false, createdAt: '2026-01-01T00:00:00Z', lastSeenAt: null, isYou: false, limit: [{ id: 'tag-travel', path: 'Travel' }, { id: 'tag-party', path: 'Family/Birthdays' }] },
  ],
  status: {
    version: '0.1.0', startedAt: '2026-11-24T08:00:00Z', files: 17_951, originalsBytes: 42_000_000_000, renditionsBytes: 2_100_000_000, freeBytes: 812_000_000_000,
    tools: [{ name: 'ffmpeg', version: '5.1.6', ok: true }, { name: 'libvips', version: '8.18.0', ok: true }, { name: 'exiftool', version: '13.30', ok: true }, { name: 'heif-convert', version: null, ok: false, note: words('story.heif') }],
  },
}

/** Sentences that rooms would store; stories bring their own, so that they need no room. */
export const storySentences: Record<string, string> = {
  'story.metadata': 'Read what files say of themselves', 'story.thumbnail': 'Draw small pictures', 'story.text': 'Text in pictures', 'story.colors': 'Colours', 'story.faces': 'Faces', 'story.damaged': 'The file is damaged after the first third; what could be read is shown.',
  'story.memory': 'Reading it took more than 60 seconds and was stopped.', 'story.program': 'This is called .png but is a program for Linux. Programs are not taken in.', 'story.empty': 'This file is empty (0 bytes), so there is nothing to show.',
  'story.pixels': 'This picture is 50,000 × 50,000 pixels; at most 200 million pixels can be shown.', 'story.missing': '2,300 of 2,400 files are missing: is the disk mounted?', 'story.text-about': 'Reads signs, receipts and screenshots, so that words in them can be found.',
  'story.colors-about': 'Names the main colours of a picture.', 'story.model': 'PP-OCRv4, 15 MB, installed', 'story.heif': 'Without it, HEIC pictures cannot be shown: apt-get install libheif-examples', 'story.query': 'After “date:” a year, a month or a day was expected, such as 2024-05.',
}
