/** A name as it stands at the beginning of a line. */
export const capital = (name: string, language: string): string => name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
