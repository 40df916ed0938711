/** A LIKE pattern that finds the text anywhere; what LIKE reads as signs is taken as letters. */
export const holding = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
