import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const MODULES = '/usr/lib/apache2/modules'

export interface Apache { url: string; /** Where its files lie. */ root: string; pids: () => number[]; stop: () => Promise<void> }

/** Apache with mod_dav over a folder of its own, on loopback and a free port, without logs or passwords. */
export async function startApache(folder: string): Promise<Apache> {
  const port = await freePort()
  chmodSync(folder, 0o755) // its workers are nobody
  const [root, locks, conf] = [join(folder, 'root'), join(folder, 'locks'), join(folder, 'apache.conf')]
  for (const each of [root, locks]) mkdirSync(each, { mode: 0o777 })
  const loaded = ['mpm_event', 'authz_core', 'dav', 'dav_fs', 'mime'].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`)
  writeFileSync(conf, `${loaded.join('\n')}
ServerName localhost
Listen 127.0.0.1:${port}
ServerRoot ${folder}
PidFile ${join(folder, 'apache.pid')}
ErrorLog ${join(folder, 'errors.log')}
TypesConfig /dev/null
DocumentRoot ${root}
DavLockDB ${join(locks, 'db')}
KeepAlive On
MaxKeepAliveRequests 0
<Directory />
  Require all granted
  Dav On
</Directory>
`)
  const user = process.getuid?.() === 0 ? ['-c', 'User nobody', '-c', 'Group nogroup'] : []
  if (user.length > 0) execFileSync('chown', ['nobody:nogroup', root, locks])
  const child = spawn('apache2', ['-f', conf, '-DFOREGROUND', ...user], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    if (await fetch(url).then(() => true, () => false)) break
    if (child.exitCode !== null || tries > 100) throw new Error(`apache2 does not start: ${readFileSync(join(folder, 'errors.log'), 'utf8').slice(-500)}`)
    await wait(50)
  }
  return {
    url,
    root,
    pids: () => [child.pid ?? 0, ...childrenOf(child.pid ?? 0)],
    stop: () => new Promise((done) => { child.once('exit', () => done()); child.kill('SIGTERM') }),
  }
}

const childrenOf = (pid: number): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => {
  try {
    return new RegExp(`^PPid:\\s+${pid}$`, 'm').test(readFileSync(`/proc/${each}/status`, 'utf8'))
  } catch {
    return false
  }
})

export const freePort = (): Promise<number> => new Promise((found) => {
  const server = createServer()
  server.listen(0, '127.0.0.1', () => { const { port } = server.address() as AddressInfo; server.close(() => found(port)) })
})
