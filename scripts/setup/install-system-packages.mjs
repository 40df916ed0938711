import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { say, sayWhile } from './say.mjs'

/** Installs the Debian packages of the groups that are missing; without the right to, says the one line that does. Never stops the start: what is missing is missed later, by name. */
export async function installSystemPackages(root, groups) {
  const lists = JSON.parse(readFileSync(join(root, 'scripts/system-packages.json'), 'utf8'))
  const missing = groups.flatMap((group) => lists[group]).filter(({ commands }) => !commands.every(isOnPath))
  if (missing.length === 0) return
  const names = missing.map((one) => one.package)
  const line = `apt-get install -y --no-install-recommends ${names.join(' ')}`
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get')) {
    const code = await sayWhile(`Installing Debian packages: ${names.join(' ')}`, () => aptInstall(names))
    if (code === 0) return
    say('That did not work.')
  }
  say(`Missing: ${missing.map((one) => `${one.package} (${one.for})`).join(', ')}. To install them:`)
  say(`  ${process.getuid?.() === 0 ? '' : 'sudo '}${line}`)
}

const isOnPath = (command) => [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'].some((folder) => isExecutable(join(folder, command)))

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The package lists may be missing or old: they are fetched only when the first try fails. */
async function aptInstall(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const waitForOthers = ['-o', 'DPkg::Lock::Timeout=300']
  const install = () => runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...waitForOthers, ...names], { env, stderr: 'pipe' })
  if ((await install()) === 0) return 0
  const updated = await runCommand('apt-get', ['update', '-qq', ...waitForOthers], { env })
  return updated === 0 ? runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...waitForOthers, ...names], { env }) : updated
}
