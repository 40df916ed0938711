/** Wie die Behälter des Baums heißen, in Dateiverwaltungen und auf Fernsehern. */
export const treeMessages = {
  'tree.library': 'Bibliothek',
  'tree.folders': 'Ordner',
  'tree.date': 'Nach Datum',
  'tree.people': 'Personen',
  'tree.pets': 'Haustiere',
  'tree.tags': 'Schlagwörter',
  'tree.videos': 'Videos',
  'tree.recent': 'Zuletzt hinzugefügt',
  'catalog.tree-no-such': 'Hier ist nichts, oder es ist nicht für Sie bestimmt.',
  'catalog.tree-cannot': 'Das geht in „{branch}“ nicht: Es hätte dort keine Bedeutung.',
  'catalog.tree-bad-name': '„{name}“ ist kein Name, den jedes System annimmt: Er darf / \\ : * ? " < > | nicht enthalten und nicht mit einem Punkt oder Leerzeichen enden.',
  'catalog.tree-other-space': 'Das gehört zu einem anderen Bereich, dessen Dateien es nicht bekommen kann.',
  'catalog.tree-no-face': 'In diesem Bild wurde kein Gesicht gefunden, das {name} sein könnte. Zeichnen Sie eines auf der Seite des Bildes ein.',
  'catalog.tree-many-faces': 'Dieses Bild zeigt mehrere Gesichter. Sagen Sie auf seiner Seite, welches davon {name} ist.',
}
