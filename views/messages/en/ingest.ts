/** Sentences of taking files in. */
export const ingestMessages = {
  'ingest.file-too-large': 'This file is {size} bytes. At most {limit} bytes are taken in; the limit is set in the configuration.',
  'ingest.could-not-read': '{name} could not be read, although it was tried several times. The file itself is untouched.',
  'ingest.upload-lost': 'The bytes of {name} are no longer here. Please send the file again.',
  'ingest.no-such-folder': 'There is no folder {folder} on this machine, or it cannot be opened.',
  'ingest.folder-overlaps': '{folder} lies in or around {other}, which is in the library already. Remove that one first, or choose another folder.',
  'ingest.folder-is-ours': '{folder} holds Mantel\'s own data, so it cannot be a source. Choose the folder with your pictures, music or films.',
  'ingest.no-such-source': 'This folder is no longer in the library.',
  'ingest.no-such-scan': 'This question has been answered already.',
  'ingest.source-away': '{root} cannot be found. Is the disk connected? Nothing was changed.',
  'ingest.too-much-missing': '{missing} of {expected} files of {name} are missing. Is the disk connected? Nothing was marked as missing.',
  'ingest.other-disk': '{name} is on another disk than before, and {missing} of its {expected} files are missing. Is the right disk connected? Nothing was marked as missing.',
  'ingest.scan-interrupted': 'Looking through {name} was interrupted. It begins again by itself.',
  'ingest.scan-failed': 'Looking through {name} did not work. It is tried again by itself.',
} as const
