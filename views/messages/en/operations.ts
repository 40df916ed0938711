/** What the health checks have to say. */
export const operationsMessages = {
  'operations.database-away': 'The database does not answer.',
  'operations.storage-not-writable': 'Nothing can be written to the data folder. Is its disk full, away, or write-protected?',
  'operations.disk-nearly-full': 'Only {gigabytes} GB are left on the disk of the data folder.',
  'operations.queue-away': 'The queue of background work does not answer.',
  'operations.tools-missing': 'Not installed on this machine: {tools}.',
  'operations.tools-unknown': 'It could not be found out which tools are installed.',
  'operations.tv-on': 'Let televisions and DLNA devices of the home network see the library.',
  'operations.tv-off': 'Hid the library from televisions and DLNA devices.',
  'operations.not-a-picture': '“{name}” is no picture. Choose a picture to try the model on.',
} as const
