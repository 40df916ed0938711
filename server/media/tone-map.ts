import type { Probed } from './probe-streams.ts'

/**
 * Filters that bring HDR (PQ or HLG, BT.2020, 10 bit) to what any screen shows: linear light at 100 nits white, primaries to BT.709, Hable's curve.
 * Empty for ordinary video. Needs ffmpeg built with zimg, as Debian's is.
 */
export function toneMapFilters({ hdr, video }: Pick<Probed, 'hdr' | 'video'>): string[] {
  if (!hdr || video === undefined) return []
  return ['zscale=t=linear:npl=100', 'format=gbrpf32le', 'zscale=p=bt709', 'tonemap=tonemap=hable:desat=0', 'zscale=t=bt709:m=bt709:r=tv', 'format=yuv420p']
}
