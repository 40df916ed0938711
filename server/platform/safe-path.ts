import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { AppError } from './errors.ts'

/** Most bytes of one name: what Linux file systems allow. */
const MAX_NAME_BYTES = 255
/** Most folders inside each other; deeper ones are nobody's holiday pictures. */
const MAX_DEPTH = 64
// controls, and the marks that turn the direction of what follows: 'photo_\u202egpj.exe' would read as 'photo_exe.jpg'
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * The one way from a path that came from outside to a place on the disk (security rule 1): no segment may climb or hide a separator,
 * the result lies below the root, and so does what it really is after symbolic links.
 * @throws AppError 'invalid' platform.path-not-allowed · 'not-found' platform.no-such-path
 */
export async function safePath(root: string, path: string): Promise<string> {
  const realRoot = await real(root)
  const wanted = await real(resolve(realRoot, ...safeSegments(path)))
  if (!isInside(realRoot, wanted)) throw new AppError('invalid', 'platform.path-not-allowed')
  return wanted
}

/**
 * A path below a root by names alone, for paths that we once read from that root ourselves: a name may hold a backslash there, as disks allow.
 * Whoever opens the result looks at its real path besides, for a link may have taken its place.
 * @throws AppError 'invalid' platform.path-not-allowed for one that climbs out or holds NUL
 */
export function resolveInside(root: string, path: string): string {
  const wanted = resolve(root, path)
  if (path.includes('\0') || path.split('/').includes('..') || !isInside(root, wanted)) throw new AppError('invalid', 'platform.path-not-allowed')
  return wanted
}

/**
 * Takes a path with '/' between names apart, once, without decoding anything.
 * @throws AppError 'invalid' platform.path-not-allowed for a name that climbs, hides a separator or holds NUL
 */
export function safeSegments(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.length > MAX_DEPTH || !segments.every(isSafeSegment)) throw new AppError('invalid', 'platform.path-not-allowed')
  return segments
}

/** True for a name that stays where it is put. */
export function isSafeSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[/\\\0]/.test(segment) && Buffer.byteLength(segment) <= MAX_NAME_BYTES
}

/** True when a path is the root or lies below it; looks at the names only, not at the disk. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Makes a name that a stranger gave into one that can be kept and shown: its last segment, without controls, in NFC, at most 255 bytes with its ending. */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const name = last.replace(INVISIBLE, '').normalize('NFC').trim()
  if (name === '' || /^\.+$/.test(name)) return 'unnamed'
  return shorten(name)
}

/** Makes a folder that a stranger gave into one below the top: 'a/../../b' is 'a/b'. */
export function cleanFolder(given: string): string {
  const names = given.split(/[/\\]/).filter((name) => !/^[.\s]*$/.test(name)).map(cleanName)
  return names.slice(0, MAX_DEPTH).join('/')
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const kept = [...name.slice(0, name.length - ending.length)]
  let room = MAX_NAME_BYTES - ending.length
  const short = kept.filter((letter) => (room -= Buffer.byteLength(letter)) >= 0).join('')
  return short.trimEnd() + ending
}

async function real(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (cause) {
    throw new AppError('not-found', 'platform.no-such-path', {}, { cause })
  }
}
