import { ageAt, type FaceCrop, type FaceOfPerson, type FaceOnFile, type ListedPerson, type Person, type Suggestions } from '../../../catalog/index.ts'
import type { FileFace, PersonDetails, ShownFace, ShownPerson, SuggestedFaces } from '../../../../views/people/data.ts'
import { fileHref } from '../../../../views/files/tile.ts'
import { cropUrl } from '../files/media-urls.ts'

/** From this distance on a machine was not near to certain; half of it is what faces of one person usually lie from their middle. */
const UNSURE_FROM = 0.45

const cropOf = ({ faceId, sha256, box }: FaceCrop): string => cropUrl(faceId, sha256, box)

/** Someone as grids show them. */
export const shownPerson = ({ id, kind, name, hidden, faces, files, portrait }: ListedPerson): ShownPerson => ({ id, kind, name, hidden, faces, files, portrait: portrait && cropOf(portrait) })

/** Someone as their page shows them. `today` is a day, '2024-05-14'. */
export function personDetails(person: Person, today: string): PersonDetails {
  const { birthday, firstSeen, lastSeen } = person
  return { ...shownPerson(person), birthday, age: ageAt(birthday, today), firstYear: firstSeen?.slice(0, 4) ?? null, lastYear: lastSeen?.slice(0, 4) ?? null, with: person.with.map(({ id, name, files }) => ({ id, name, files })) }
}

/** A face of someone, to be looked through. */
export const shownFace = (personId: string) => (face: FaceOfPerson): ShownFace => ({
  id: face.faceId, crop: cropOf(face), href: fileHref(face.fileId, `person:${personId}`), takenLocal: face.takenLocal, unsure: face.by === 'machine' && (face.distance ?? 0) >= UNSURE_FROM,
})

/** What may be of someone. */
export const shownSuggestions = ({ faces, people }: Suggestions): SuggestedFaces => ({
  faces: faces.map((face) => ({ id: face.faceId, crop: cropOf(face), href: fileHref(face.fileId, 'timeline') })), people: people.map(shownPerson),
})

/** A face on the page of its file. */
export const fileFace = ({ id, sha256, box, kind, person, suggestion, by }: FaceOnFile): FileFace => ({ id, box, kind, crop: cropUrl(id, sha256, box), person, suggestion: suggestion && { personId: suggestion.personId, name: suggestion.name }, by })
