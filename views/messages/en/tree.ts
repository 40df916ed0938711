/** What the containers of the tree are called, in file managers and on televisions. */
export const treeMessages = {
  'tree.library': 'Library',
  'tree.folders': 'Folders',
  'tree.date': 'By date',
  'tree.people': 'People',
  'tree.pets': 'Pets',
  'tree.tags': 'Tags',
  'tree.videos': 'Videos',
  'tree.recent': 'Recently added',
} as const
