/** What is said of machine results. */
export const analysisMessages = {
  'analysis.image-text': 'Text in pictures',
  'analysis.image-colors': 'Colours',
  'analysis.image-text-about': 'Reads what is printed or written in a picture, so that a search finds it.',
  'analysis.image-colors-about': 'Names the colours of a picture and how much of it they cover.',
  'analysis.broke': 'This went wrong for a reason that is in the log. The file itself is kept as it was.',
  'analysis.try-again': '{analyzer} could not finish and is tried again.',
  'analysis.original-away': 'The file cannot be reached just now. It is looked at as soon as its folder is back.',
  'analysis.unknown': 'Mantel knows no analysis called {name}.',
} as const
