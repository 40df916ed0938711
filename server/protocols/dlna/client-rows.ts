import type { ClientRow } from './client-profiles.ts'

/** Ids that Samsung devices open without having seen them. */
const samsungContainers = { A: '$music', V: '$video', I: '$pictures' }
/** Ids that an Xbox 360 asks for without looking at the root: 4-8, B, C, F music by its kinds, 14-16 the folders, D2 pictures by camera. */
const xboxContainers = { 4: '$music', 5: '$music', 6: '$music', 7: '$music', 8: '$video', B: '$pictures', C: '$pictures', D2: '$pictures', F: '$music', 14: '$music', 15: '$video', 16: '$pictures' }

const samsung = { containers: samsungContainers, subtitles: 'samsung', mediaTypes: { 'video/x-matroska': 'video/x-mkv' }, resized: ['MED', 'SM', 'TN'], description: 'samsung', anySort: true } satisfies Partial<ClientRow>
const sony = { smallPictureResource: true, namesTransportStreams: true, description: 'sony' } satisfies Partial<ClientRow>
const radio = { asciiXml: true, dateOnly: true, subtitles: 'none', anySort: true } satisfies Partial<ClientRow>

/**
 * What is known of devices, from the sources and issues of Gerbera, MiniDLNA, Universal Media Server and Jellyfin; no device was at hand.
 * The more particular row stands before the general one.
 */
export const clientRows: readonly ClientRow[] = [
  // the Q series of 2017 and later reads milliseconds, older ones seconds
  { name: 'Samsung Q', match: { userAgent: '[TV] Samsung Q' }, ...samsung, bookmarks: 'ms' },
  { name: 'Samsung Q', match: { userAgent: 'SEC_HHP_[TV] Samsung Q' }, ...samsung, bookmarks: 'ms' },
  { name: 'Samsung', match: { userAgent: 'SEC_HHP' }, ...samsung },
  { name: 'Samsung', match: { userAgent: 'SamsungWiselinkPro' }, ...samsung },
  { name: 'LG', match: { userAgent: 'LGE_DLNA_SDK' }, titleWithEnding: true },
  { name: 'LG', match: { friendlyName: 'LGE' }, titleWithEnding: true },
  { name: 'LG', match: { userAgent: 'LG-' }, titleWithEnding: true },
  { name: 'PlayStation 3', match: { userAgent: 'PLAYSTATION 3' }, mediaTypes: { 'video/x-msvideo': 'video/divx' }, smallPictureResource: true },
  { name: 'PlayStation 3', match: { avClientInfo: 'PLAYSTATION 3' }, mediaTypes: { 'video/x-msvideo': 'video/divx' }, smallPictureResource: true },
  { name: 'Sony Bravia', match: { avClientInfo: 'BRAVIA' }, ...sony },
  { name: 'Sony Blu-ray player', match: { avClientInfo: 'BDP' }, ...sony },
  { name: 'Sony', match: { avClientInfo: 'Sony' }, ...sony },
  { name: 'Xbox 360', match: { userAgent: 'Xbox/2.0' }, containers: xboxContainers, mediaTypes: { 'video/x-msvideo': 'video/avi', 'audio/mp4': 'audio/x-m4a' }, anySort: true, subtitles: 'none' },
  { name: 'Xbox 360', match: { userAgent: 'Xenon' }, containers: xboxContainers, mediaTypes: { 'video/x-msvideo': 'video/avi', 'audio/mp4': 'audio/x-m4a' }, anySort: true, subtitles: 'none' },
  { name: 'Xbox One', match: { userAgent: 'NSPlayer' }, mediaTypes: { 'video/x-msvideo': 'video/avi', 'video/x-matroska': 'video/x-matroska' }, anySort: true },
  { name: 'Xbox One', match: { friendlyName: 'XboxOne' }, mediaTypes: { 'video/x-msvideo': 'video/avi' }, anySort: true },
  { name: 'Panasonic', match: { userAgent: 'Panasonic MIL DLNA' }, subtitles: 'panasonic', sortsByTitle: true },
  { name: 'Panasonic', match: { userAgent: 'Panasonic' }, subtitles: 'panasonic', sortsByTitle: true },
  { name: 'Bose', match: { userAgent: 'Bose' }, ...radio },
  { name: 'Yamaha', match: { userAgent: 'Yamaha' }, ...radio },
  { name: 'Internet radio', match: { userAgent: 'EC-IRadio' }, ...radio },
  { name: 'VLC', match: { userAgent: 'VLC' } },
  { name: 'Kodi', match: { userAgent: 'Kodi' } },
]
