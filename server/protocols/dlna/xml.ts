// what XML 1.0 has no place for at all, not even escaped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
/** Everything that needs a look; most texts of a page have none of it. */
const ODD = /[&<>"'\u0000-\u001f\ud800-\udfff\ufffe\uffff]/

const possible = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '')

/** A text as it may stand in an element (security rule 6). A page of a list is escaped whole, so it is done without a function for each letter. */
export const escapeXml = (text: string): string => (ODD.test(text) ? possible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text)

/** A text as it may stand in an attribute. */
const escapeAttribute = (text: string): string => (ODD.test(text) ? escapeXml(text).replaceAll('"', '&quot;').replaceAll('\'', '&apos;') : text)

/** The same document in ASCII, for radios that read no UTF-8. */
export const asciiXml = (xml: string): string => xml.replace(/[^\u0000-\u007f]/gu, (letter) => `&#${letter.codePointAt(0)};`)

/** An element of text; nothing where there is no value. */
export const element = (name: string, value: string | number | null | undefined, attributes: Attributes = {}): string => (
  value === undefined || value === null ? '' : `<${name}${attributesOf(attributes)}>${escapeXml(String(value))}</${name}>`)

export type Attributes = Record<string, string | number | undefined>

/** Attributes with a leading space each; those without a value are left out. */
export function attributesOf(attributes: Attributes): string {
  let text = ''
  // a page of a hundred pictures has three thousand: no lists are made of them
  for (const name in attributes) {
    const value = attributes[name]
    if (value !== undefined) text += ` ${name}="${typeof value === 'number' ? value : escapeAttribute(value)}"`
  }
  return text
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
