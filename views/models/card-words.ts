import type { Language } from '../messages/dates.ts'

/** What cards say of models, in German; a line that is not here is shown as the card has it, and a test finds it. */
const german: Readonly<Record<string, string>> = {
  'pictures that look alike, without any download': 'Bilder, die sich ähnlich sehen, ohne Herunterladen',
  'knows shapes and textures better than what is meant': 'kennt Formen und Flächen besser als das, was gemeint ist',
  'larger faces, without any download': 'größere Gesichter, ohne Herunterladen',
  'six points of each face': 'sechs Punkte jedes Gesichts',
  'faces below a twentieth of the picture’s longer edge; the picture is looked at in parts for those': 'Gesichter unter einem Zwanzigstel der längeren Bildkante; für sie wird das Bild in Teilen angesehen',
  'faces from the side': 'Gesichter von der Seite',
  'blur, noise and JPEG damage, in one number': 'Unschärfe, Rauschen und JPEG-Schäden, in einer Zahl',
  'pictures that are no photographs': 'Bilder, die keine Fotografien sind',
  '80 kinds of things of everyday life (COCO), without any download': '80 Arten alltäglicher Dinge (COCO), ohne Herunterladen',
  '80 kinds of things of everyday life (COCO), published mAP 34.1': '80 Arten alltäglicher Dinge (COCO), veröffentlichter mAP 34,1',
  '80 kinds of things of everyday life (COCO), published mAP 25.8': '80 Arten alltäglicher Dinge (COCO), veröffentlichter mAP 25,8',
  '80 kinds of things of everyday life (COCO), published mAP 40.5': '80 Arten alltäglicher Dinge (COCO), veröffentlichter mAP 40,5',
  'finds less than YOLOX-S and NanoDet-plus: small and partly hidden things are missed': 'findet weniger als YOLOX-S und NanoDet-plus: Kleines und halb Verdecktes entgeht ihm',
  'only the 80 kinds of COCO': 'nur die 80 Arten von COCO',
  'finding pictures by what is meant, in English': 'Bilder nach dem finden, was gemeint ist, auf Englisch',
  'finding pictures by what is meant, in English, better than CLIP ViT-B/32': 'Bilder nach dem finden, was gemeint ist, auf Englisch, besser als CLIP ViT-B/32',
  'pictures that mean the same': 'Bilder, die dasselbe meinen',
  'English only': 'nur Englisch',
  'counting, and who stands left of whom': 'Zählen, und wer links von wem steht',
  'telling people apart: 99.4 % on Labeled Faces in the Wild': 'Menschen unterscheiden: 99,4 % auf Labeled Faces in the Wild',
  'telling people apart: 99.4 % on Labeled Faces in the Wild, without any download': 'Menschen unterscheiden: 99,4 % auf Labeled Faces in the Wild, ohne Herunterladen',
  'children under about five years': 'Kinder unter etwa fünf Jahren',
  'faces below some 40 pixels': 'Gesichter unter etwa 40 Pixeln',
  'points to set a face upright by, without any download': 'Punkte, nach denen ein Gesicht aufgerichtet wird, ohne Herunterladen',
  'half profiles and partly hidden faces': 'Halbprofile und halb verdeckte Gesichter',
  'pictures that show the same kind of thing': 'Bilder, die Dinge derselben Art zeigen',
  'words cannot be looked for by it': 'nach Wörtern kann man damit nicht suchen',
  'quick: 40 ms of one core a picture at 416 pixels': 'schnell: 40 ms eines Kerns je Bild bei 416 Pixeln',
  'small and overlapping things': 'kleine und sich überdeckende Dinge',
  'printed Latin letters without rare accents, digits, Chinese': 'gedruckte lateinische Buchstaben ohne seltene Akzente, Ziffern, Chinesisch',
  'signs, receipts, screenshots, scanned pages': 'Schilder, Kassenzettel, Bildschirmfotos, gescannte Seiten',
  'no Cyrillic, Greek, Korean, Arabic or Indic letters: such lines come out as look-alikes or not at all': 'keine kyrillischen, griechischen, koreanischen, arabischen oder indischen Buchstaben: solche Zeilen werden zu ähnlich Aussehendem oder fehlen',
  'few accented letters (é è á à ä ó ò ü ú ē ō ū): others lose their accent': 'wenige Buchstaben mit Akzent (é è á à ä ó ò ü ú ē ō ū): andere verlieren ihn',
  'handwriting only where it is close to print': 'Handschrift nur, wo sie gedruckter Schrift nahekommt',
  '46 scenes (right at first 69 %, among the first three 86 %), indoors or outdoors 95 %': '46 Szenen (auf Anhieb richtig 69 %, unter den ersten drei 86 %), drinnen oder draußen 95 %',
  'documents, screenshots, receipts': 'Dokumente, Bildschirmfotos, Kassenzettel',
  'pictures of people and things: the scene around them is seldom said': 'Bilder von Menschen und Dingen: die Szene um sie herum wird selten genannt',
  'night, food and under water are weak': 'Nacht, Essen und unter Wasser sind schwach',
  'twice as slow as CLIP ViT-B/32 a picture, four times as many places are looked at': 'halb so schnell wie CLIP ViT-B/32 je Bild, sieht viermal so viele Stellen an',
  'very quick: 20 ms of one core a picture': 'sehr schnell: 20 ms eines Kerns je Bild',
  'small things are missed': 'Kleines entgeht ihm',
  'small things, since it looks at 640 pixels': 'kleine Dinge, da es 640 Pixel ansieht',
  'slower than the others: some 0.3 s of one core a picture': 'langsamer als die anderen: etwa 0,3 s eines Kerns je Bild',
  'faces from 10 pixels on, also from the side': 'Gesichter ab 10 Pixeln, auch von der Seite',
  'five points of each face': 'fünf Punkte jedes Gesichts',
  'faces that lie on their side or stand on their head': 'Gesichter, die auf der Seite liegen oder auf dem Kopf stehen',
}

/** A line of a card in the reader's language. */
export const cardLine = (language: Language, line: string): string => (language === 'de' ? german[line] ?? line : line)

/** Whether a line can be read in German. */
export const hasGermanLine = (line: string): boolean => line in german
