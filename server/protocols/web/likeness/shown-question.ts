import type { LikenessFile, LikenessGroup } from '../../../catalog/index.ts'
import type { ProfileName, Renditions } from '../../../renditions/index.ts'
import { fileHref } from '../../../../views/files/tile.ts'
import type { AlikeFile, AlikeQuestion } from '../../../../views/likeness/data.ts'
import { renditionUrl } from '../files/media-urls.ts'

/** Questions as pages show them; what is not drawn yet has no address. */
export async function shownQuestions(renditions: Pick<Renditions, 'ready'>, groups: readonly LikenessGroup[]): Promise<AlikeQuestion[]> {
  const ready = await renditions.ready(groups.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))
  return groups.map(({ id, kind, files, gain }) => ({
    id, kind, gain, inSources: files.some(({ inSource }) => inSource), files: files.map((file) => shownFile(file, ready.get(file.sha256))),
  }))
}

function shownFile({ id, sha256, name, folder, mediaType, size, width, height, takenLocal, takenFrom, camera, located, tags, monochrome, quality, sensitive }: LikenessFile, ready: ReadonlySet<ProfileName> | undefined): AlikeFile {
  const url = (profile: ProfileName): string | null => (ready?.has(profile) ? renditionUrl(id, profile, sha256) : null)
  return {
    id, name, folder, size, width, height, takenLocal, takenFrom, camera, located, tags, monochrome, quality, sensitive,
    href: fileHref(id, 'timeline'), thumb: url('thumbnail'), preview: url('preview'), format: mediaType.replace(/^image\/(x-)?/, '').toUpperCase(),
  }
}
