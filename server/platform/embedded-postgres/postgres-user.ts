import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { ownProcess } from '../own-process.ts'

/** How the server is started so that it does not run as root, which PostgreSQL refuses. */
export interface PostgresUser {
  /** Wraps a command line. */
  command: (file: string, args: string[]) => { file: string; args: string[]; uid?: number; gid?: number }
  /** Owner of the folders that the server writes to; undefined keeps them ours. */
  owner?: { uid: number; gid: number }
}

/**
 * Chooses whom PostgreSQL runs as: ourselves; or 'nobody' where we are root and nobody can reach the folders; or, where a parent folder is
 * closed to others (as /root is), root itself under another name inside a user namespace.
 */
export function choosePostgresUser(folders: string[]): PostgresUser {
  if (!ownProcess.isRoot) return { command: (file, args) => ({ file, args }) }
  const nobody = userNamed('nobody')
  const closed = folders.flatMap(closedParents)
  if (nobody && closed.length === 0) return { command: (file, args) => ({ file, args, ...nobody }), owner: nobody }
  const map = ['--user', '--map-user=65534', '--map-group=65534']
  if (spawnSync('unshare', [...map, 'true'], { stdio: 'ignore' }).status === 0) return { command: (file, args) => ({ file: 'unshare', args: [...map, '--', file, ...args] }) }
  throw new AppError('unavailable', 'platform.postgres-folder-closed', { folder: closed[0] ?? folders[0] ?? '' })
}

function closedParents(folder: string): string[] {
  const closed: string[] = []
  for (let at = dirname(folder); ; at = dirname(at)) {
    if (!(statSync(at).mode & 0o001)) closed.push(at)
    if (at === dirname(at)) return closed
  }
}

function userNamed(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((l) => l.startsWith(`${name}:`))?.split(':')
  return line ? { uid: Number(line[2]), gid: Number(line[3]) } : undefined
}
