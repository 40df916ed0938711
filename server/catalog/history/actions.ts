/** Everything that people decide and can take back; pages have words for each: file.change-<action>. */
export const actions = [
  'tag-added', 'tag-removed', 'tag-moved', 'tag-merged', 'tag-deleted', 'tag-created',
  'file-trashed', 'file-restored', 'version-restored', 'title-set', 'date-set',
] as const
export type Action = (typeof actions)[number]

/** What a change is called that takes back one of this action. */
export const opposite: Record<Action, Action> = {
  'tag-added': 'tag-removed', 'tag-removed': 'tag-added', 'tag-moved': 'tag-moved', 'tag-merged': 'tag-created', 'tag-deleted': 'tag-created', 'tag-created': 'tag-deleted',
  'file-trashed': 'file-restored', 'file-restored': 'file-trashed', 'version-restored': 'version-restored', 'title-set': 'title-set', 'date-set': 'date-set',
}
