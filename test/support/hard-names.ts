/** Names that some server somewhere got wrong; each is one path below a folder. */
export const hardNames: readonly string[] = [
  'plain.txt', 'with space.txt', '100%.txt', '%41.txt', 'a#b.txt', 'a+b.txt', 'a?b.txt', 'a&b=c;d.txt', 'quote\'s "here".txt', 'tilde~.txt', 'Zoë.txt', 'Zoe\u0308.txt', '日本語.txt', '🏖️ 👩‍👩‍👧.txt', `${'ü'.repeat(125)}.txt`, `${'x'.repeat(251)}.txt`,
  'empty.bin', '[brackets] {and} (round).txt', 'semi;colon,comma.txt', 'UPPER.txt', 'upper.txt', '.hidden', 'star*.txt', 'pipe|less<than>.txt', 'folder one/deep/er/file.txt', 'folder one/a#?%25/é.txt', 'photo.jpg', 'twin.jpg',
]
