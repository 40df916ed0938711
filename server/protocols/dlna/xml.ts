// what XML 1.0 has no place for at all, not even escaped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** A text as it may stand in an element or an attribute (security rule 6). */
export const escapeXml = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '').replace(/[&<>"']/g, (letter) => named[letter]!)

/** The same document in ASCII, for radios that read no UTF-8. */
export const asciiXml = (xml: string): string => xml.replace(/[^\u0000-\u007f]/gu, (letter) => `&#${letter.codePointAt(0)};`)

/** An element of text; nothing where there is no value. */
export const element = (name: string, value: string | number | null | undefined, attributes: Attributes = {}): string => (
  value === undefined || value === null ? '' : `<${name}${attributesOf(attributes)}>${escapeXml(String(value))}</${name}>`)

export type Attributes = Record<string, string | number | undefined>

/** Attributes with a leading space each; those without a value are left out. */
export const attributesOf = (attributes: Attributes): string => Object.entries(attributes).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`)).join('')

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
