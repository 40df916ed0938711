import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './apache.ts'

export interface MiniDlna { url: string; pids: () => number[]; scanSeconds: number; stop: () => Promise<void> }

/** MiniDLNA over pictures of a folder, with a database of its own that its own scan has filled. */
export async function startMiniDlna(folder: string, media: string, expected: number): Promise<MiniDlna> {
  const [port, conf] = [await freePort(), join(folder, 'minidlna.conf')]
  for (const each of ['db', 'log']) mkdirSync(join(folder, each))
  writeFileSync(conf, `port=${port}\nmedia_dir=P,${media}\ndb_dir=${join(folder, 'db')}\nlog_dir=${join(folder, 'log')}\nfriendly_name=peer\ninotify=no\n`)
  const begun = performance.now()
  const child = spawn('minidlnad', ['-S', '-f', conf, '-P', join(folder, 'minidlna.pid')], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    const status = await fetch(url).then((answer) => answer.text(), () => '')
    const found = Number(/Image files<\/td><td>(\d+)/.exec(status)?.[1] ?? 0)
    if (found >= expected && !status.includes('scan in progress')) break
    if (child.exitCode !== null) throw new Error(`minidlnad ended: ${readFileSync(join(folder, 'log/minidlna.log'), 'utf8').slice(-500)}`)
    if (performance.now() - begun > 1_200_000) throw new Error(`minidlnad found ${found} of ${expected} pictures in twenty minutes`)
    await wait(1000)
  }
  return {
    url, scanSeconds: (performance.now() - begun) / 1000, pids: () => [child.pid ?? 0],
    stop: () => new Promise((done) => { child.once('exit', () => { done() }); child.kill('SIGTERM') }),
  }
}
