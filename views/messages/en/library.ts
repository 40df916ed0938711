/** Sentences of the library. */
export const libraryMessages = {
  'library.bad-hash': 'That is not the name of a stored content.',
  'library.size-differs': 'The file has {found} bytes where {expected} were expected. Nothing was kept; please try again.',
  'library.no-bytes': 'The bytes of this file are not here any more.',
  'library.no-such-file': 'This file does not exist, or it is not yours to see.',
  'library.no-such-version': 'This file has no version {number}.',
  'library.original-away': 'The original of {name} cannot be reached right now. Is its disk connected?',
  'library.version-is-current': 'Version {number} is what the file shows already.',
  'library.version-bytes-gone': 'Version {number} was overwritten in its own folder, so its bytes are gone.',
  'library.purge-only-trash': '{name} is not in the trash. Only what lies in the trash can be deleted for good.',
} as const
