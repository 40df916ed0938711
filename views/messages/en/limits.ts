/** Words of people who see only what carries certain tags. */
export const limitMessages = {
  'access.limited': 'You see only what is shared with you by its tags, and this page is about more than that.',
  'access.only-viewers-limited': '{name} is no viewer. Make them a viewer first: whoever may change things has to see them.',
  'access.limited-stays-viewer': '{name} sees only what carries certain tags, and so stays a viewer. Let them see everything first.',
  'access.person-limited': 'Limited {name} to what is tagged {tags}.',
  'access.person-unlimited': 'Let {name} see everything again.',
} as const
