import { defaultSpace, type Actor } from '../../../access/index.ts'

/** A folder of the library: of a source, or of what Mantel manages in a space. */
export interface FolderPlaceInLibrary { sourceId: string | null; spaceId?: string; folder: string }

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ofSource = new RegExp(`^@(${UUID})(?:/(.*))?$`, 's')
const ofSpace = new RegExp(`^~(${UUID})(?:/(.*))?$`, 's')

/** How addresses name folders: 'Holidays/Rome' is managed in the household, '@SOURCE/Rome' lies in a source, '~SPACE/Rome' is managed in another space. */
export function folderOfPath(path: string, actor: Actor): FolderPlaceInLibrary {
  const source = ofSource.exec(path)
  if (source) return { sourceId: source[1]!, folder: source[2] ?? '' }
  const space = ofSpace.exec(path)
  if (space) return { sourceId: null, spaceId: space[1]!, folder: space[2] ?? '' }
  return { sourceId: null, spaceId: defaultSpace(actor), folder: path }
}

/** The path of a folder, the other way round. */
export function pathOfFolder({ sourceId, spaceId, folder }: FolderPlaceInLibrary, actor: Actor): string {
  const root = sourceId !== null ? `@${sourceId}` : spaceId === undefined || spaceId === defaultSpace(actor) ? '' : `~${spaceId}`
  return [root, folder].filter(Boolean).join('/')
}

/** Address of a folder's page. */
export const folderHref = (path: string): string => (path === '' ? '/folders' : `/folders/${path.split('/').map(encodeURIComponent).join('/')}`)
