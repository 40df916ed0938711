import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { sayWhile } from './say.mjs'

/** Installs the npm packages of the lockfile when it changed since the last time; a stamp in node_modules remembers which it was. */
export async function installNpmPackages(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`
  const stampFile = join(root, 'node_modules/.mantel-stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  if (!matchesLockfile(root, JSON.parse(lock))) {
    const code = await sayWhile('Installing npm packages by the lockfile (the first time takes about a minute)', () => npmCi(root))
    if (code !== 0) throw new Error(`npm ci failed with code ${code}. What it said stands above; Mantel needs the npm packages to run.`)
  }
  writeFileSync(stampFile, stamp)
}

/** True when what npm wrote down after its last install (by hand, perhaps) is what the lockfile wants; optional packages are of other platforms. */
function matchesLockfile(root, lock) {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, wanted]) =>
    path === '' || (installed[path] ? installed[path].integrity === wanted.integrity : wanted.optional === true || wanted.devOptional === true))
}

/** npm is to run on the machine's own Node, not on the one in node_modules, which it is about to replace. */
function npmCi(root) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules/.bin')).join(delimiter)
  return runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, env: { ...process.env, PATH: path } })
}
