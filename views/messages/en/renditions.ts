/** Why a preview or a copy of a file is not there. */
export const renditionsMessages = {
  'renditions.plays-as-it-is': 'Browsers play this file as it is.',
  'renditions.no-cover': 'There is no cover in this file.',
} as const
