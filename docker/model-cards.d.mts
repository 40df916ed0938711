/** The card of each model in a folder. */
export function modelCards(folder: string): { id: string }[]
