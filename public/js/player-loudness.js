/** Quiet music is made louder by at most so much: what is noise in it would be too. */
const MOST_DB = 12

/**
 * How much louder a track is played so that all are as loud as each other.
 * @param {{ gain: number | null, peak: number | null } | undefined} track gain: dB that bring it to -18 LUFS; peak: dBTP
 * @returns {number} a factor; never so much that its peaks would be cut off
 */
export function loudnessFactor(track, on) {
  if (!on || track?.gain === null || track?.gain === undefined) return 1
  const room = track.peak === null || track.peak === undefined ? 0 : Math.max(0, -track.peak)
  return 10 ** (Math.min(track.gain, room, MOST_DB) / 20)
}
