const { language, sentences } = JSON.parse(document.getElementById('sentences')?.textContent ?? '{"language":"en","sentences":{}}')
const tags = { en: 'en-GB', de: 'de-DE' }

/** The tag by which Intl knows the page's language. */
export const languageTag = tags[language] ?? language

/** A sentence of the catalogue that the page brought along; plural by `count`, as in views/messages/message.ts. */
export function t(key, params = {}) {
  const sentence = sentences[key] ?? key
  const text = typeof sentence === 'string' ? sentence : sentence[new Intl.PluralRules(languageTag).select(Number(params.count ?? 0)) === 'one' ? 'one' : 'other']
  return text.replace(/\{(\w+)\}/g, (brace, name) => {
    const value = params[name]
    return value === undefined ? brace : typeof value === 'number' ? new Intl.NumberFormat(languageTag).format(value) : value
  })
}
