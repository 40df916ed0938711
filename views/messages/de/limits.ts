/** Wörter von Leuten, die nur sehen, was bestimmte Stichwörter hat. */
export const limitMessages = {
  'access.limited': 'Du siehst nur, was durch seine Stichwörter mit dir geteilt ist, und diese Seite handelt von mehr als dem.',
  'access.only-viewers-limited': '{name} schaut nicht nur. Gib erst die Rolle zum Ansehen: Wer etwas ändern darf, muss es sehen.',
  'access.limited-stays-viewer': '{name} sieht nur, was bestimmte Stichwörter hat, und bleibt darum beim Ansehen. Lass erst alles sehen.',
  'access.person-limited': 'Lässt {name} nur sehen, was das Stichwort {tags} hat.',
  'access.person-unlimited': 'Lässt {name} wieder alles sehen.',
} as const
