/** Everything that people decide and can take back; pages have words for each: file.change-<action>. */
export const actions = [
  'tag-added', 'tag-removed', 'tag-moved', 'tag-merged', 'tag-deleted', 'tag-created',
  'file-trashed', 'file-restored', 'version-restored', 'title-set', 'date-set',
  'person-named', 'person-unnamed', 'person-merged', 'people-parted', 'person-hidden', 'person-shown', 'portrait-set', 'birthday-set',
  'faces-moved', 'faces-confirmed', 'faces-refused', 'faces-returned', 'faces-removed', 'faces-restored', 'face-drawn',
  'label-accepted', 'label-refused', 'label-reopened',
  'sensitive-marked', 'sensitive-cleared',
  'transcript-edited', 'speaker-named', 'speaker-unnamed', 'speakers-counted',
  'marks-carried', 'alike-kept', 'alike-parted', 'alike-asked',
] as const
export type Action = (typeof actions)[number]

/** What a change is called that takes back one of this action. */
export const opposite: Record<Action, Action> = {
  'tag-added': 'tag-removed', 'tag-removed': 'tag-added', 'tag-moved': 'tag-moved', 'tag-merged': 'tag-created', 'tag-deleted': 'tag-created', 'tag-created': 'tag-deleted',
  'file-trashed': 'file-restored', 'file-restored': 'file-trashed', 'version-restored': 'version-restored', 'title-set': 'title-set', 'date-set': 'date-set',
  'person-named': 'person-named', 'person-unnamed': 'person-named', 'person-merged': 'people-parted', 'people-parted': 'person-merged', 'person-hidden': 'person-shown', 'person-shown': 'person-hidden',
  'portrait-set': 'portrait-set', 'birthday-set': 'birthday-set', 'faces-moved': 'faces-returned', 'faces-confirmed': 'faces-returned', 'faces-refused': 'faces-returned', 'faces-returned': 'faces-moved',
  'faces-removed': 'faces-restored', 'faces-restored': 'faces-removed', 'face-drawn': 'faces-removed',
  'label-accepted': 'label-reopened', 'label-refused': 'label-reopened', 'label-reopened': 'label-refused',
  'sensitive-marked': 'sensitive-cleared', 'sensitive-cleared': 'sensitive-marked',
  'transcript-edited': 'transcript-edited', 'speaker-named': 'speaker-unnamed', 'speaker-unnamed': 'speaker-named', 'speakers-counted': 'speakers-counted',
  'marks-carried': 'marks-carried', 'alike-kept': 'alike-asked', 'alike-parted': 'alike-asked', 'alike-asked': 'alike-kept',
}
