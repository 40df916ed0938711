import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type DetectedType, makeHover, makeWebAudio, makeWebVideo, playFacts, playsInBrowser, probeStreams, type Probed } from '../media/index.ts'
import { AppError } from '../platform/errors.ts'
import { absent, type Drawn, fileName, ready } from './drawn.ts'
import type { ProfileName } from './profiles.ts'

type Later = Extract<ProfileName, 'hover' | 'web-video' | 'web-audio'>

/** Encodes the profiles that are made in the background; each fails for itself, with its reason. */
export async function drawLater({ path, type, wanted, folder, signal }: { path: string; type: DetectedType; wanted: readonly Later[]; folder: string; signal?: AbortSignal }): Promise<Drawn[]> {
  const own = await mkdtemp(join(folder, 'drawn-'))
  try {
    const probed = await probeStreams(path, { signal })
    const drawn: Drawn[] = []
    for (const profile of wanted) drawn.push(await encode(profile, { path, probed, target: join(own, fileName(profile)), signal }, type.mime))
    if (drawn.every(({ path: made }) => made === null)) await rm(own, { recursive: true, force: true })
    return drawn
  } catch (error) {
    await rm(own, { recursive: true, force: true })
    throw error
  }
}

async function encode(profile: Later, making: { path: string; probed: Probed; target: string; signal?: AbortSignal }, mime: string): Promise<Drawn> {
  if (profile !== 'hover' && playsInBrowser(playFacts(mime, making.probed))) return absent(profile, 'needless', 'renditions.plays-as-it-is')
  try {
    const make = { hover: makeHover, 'web-video': makeWebVideo, 'web-audio': makeWebAudio }[profile]
    return await ready(profile, making.target, await make(making))
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return absent(profile, 'failed', error.key)
    throw error
  }
}
