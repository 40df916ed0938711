/** Containers that may be opened; playlists, concat scripts, DASH, SDP and every reader that follows addresses are absent on purpose. */
const demuxers = [
  'mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'avi', 'mpeg', 'mpegts', 'mpegvideo', 'mpegtsraw', 'ogg', 'flv', 'asf', 'asf_o', 'rm', 'dv', 'mxf', 'ivf', 'h264', 'hevc', 'm4v',
  'mp3', 'aac', 'wav', 'w64', 'flac', 'aiff', 'ac3', 'eac3', 'dts', 'amr', 'amrnb', 'amrwb', 'caf', 'ape', 'wv', 'tta', 'truehd', 'loas', 'au',
  'bmp_pipe', 'j2k_pipe', 'jpegxl_pipe', 'jpegxl_anim', 'png_pipe', 'jpeg_pipe', 'webp_pipe', 'tiff_pipe', 'image2', 'gif', 'rawvideo',
]

/** Options before every input: local files and pipes only, known containers only, and no single allocation over 1 GB. */
export const inputGuards = (): string[] => ['-protocol_whitelist', 'file,pipe', '-format_whitelist', demuxers.join(',')]

/** Options of every ffmpeg run: silent, no questions, bounded memory a piece and processor seconds in all. */
export const runGuards = (cpuSeconds: number): string[] => ['-hide_banner', '-nostdin', '-loglevel', 'error', '-max_alloc', String(1024 ** 3), '-timelimit', String(Math.ceil(cpuSeconds))]
