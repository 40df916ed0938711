import { writeFile } from 'node:fs/promises'

/** Writes a PCM sound of 16 bits: `at` tells each channel's sample, -1 to 1, at a second. */
export async function writeSound(path: string, seconds: number, at: (t: number, channel: number) => number, { rate = 16_000, channels = 1 } = {}): Promise<string> {
  const frames = Math.round(seconds * rate)
  const wave = Buffer.alloc(44 + frames * channels * 2)
  wave.write('RIFF', 0, 'latin1')
  wave.writeUInt32LE(wave.length - 8, 4)
  wave.write('WAVEfmt ', 8, 'latin1')
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(channels, 22)
  wave.writeUInt32LE(rate, 24)
  wave.writeUInt32LE(rate * channels * 2, 28)
  wave.writeUInt16LE(channels * 2, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36, 'latin1')
  wave.writeUInt32LE(frames * channels * 2, 40)
  for (let i = 0; i < frames; i++) for (let channel = 0; channel < channels; channel++) wave.writeInt16LE(Math.round(Math.max(-1, Math.min(1, at(i / rate, channel))) * 32_767), 44 + (i * channels + channel) * 2)
  await writeFile(path, wave)
  return path
}

/** A melody of eight seconds over a beat, in stereo: something for every analyzer of sound. */
export const writeTune = (path: string): Promise<string> => writeSound(path, 8, (t, channel) => {
  const note = 220 * 2 ** ([0, 4, 7, 12][Math.floor(t * 2) % 4]! / 12)
  const beat = t % 0.5
  return 0.2 * Math.sin(2 * Math.PI * note * t) + 0.1 * Math.sin(4 * Math.PI * note * t + channel) + 0.4 * Math.sin(2 * Math.PI * 60 * beat) * Math.exp(-20 * beat)
}, { rate: 44_100, channels: 2 })
