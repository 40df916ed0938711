import type { DeadProperty } from './dead-properties.ts'
import { isLive, isQuota, liveNames, liveValue, type LiveFacts } from './live-properties.ts'
import { isOwn, ownNames } from './own-properties.ts'
import type { PropertyName, Wanted } from './read-propfind.ts'
import { propertiesResponse } from './write-multistatus.ts'
import { escapeXml } from './xml.ts'

/** One resource as PROPFIND tells it. */
export function describeResource(href: string, wanted: Wanted, facts: LiveFacts, dead: DeadProperty[]): string {
  if (wanted.what === 'names') {
    const names = [...liveNames.filter((name) => liveValue(name, facts) !== undefined).map((name) => ({ namespace: 'DAV:', name })), ...ownNames(facts.resource), ...dead]
    return propertiesResponse(href, [{ status: 200, xml: names.map((name) => element(name, '')).join('') }])
  }
  let [found, lacking] = ['', '']
  if (wanted.what === 'all') {
    for (const name of liveNames) found += written(name, facts)
    for (const property of dead) found += element(property, property.value, property.language)
  }
  for (const asked of wanted.what === 'all' ? wanted.include.filter(({ namespace, name }) => !isLive(namespace, name) || isQuota(name) || isOwn({ namespace, name })) : wanted.names) {
    const value = isLive(asked.namespace, asked.name) ? liveValue(asked.name, facts, asked.namespace) : undefined
    const kept = value === undefined ? dead.find(({ namespace, name }) => namespace === asked.namespace && name === asked.name) : undefined
    if (value !== undefined) found += element(asked, value)
    else if (kept) found += element(kept, kept.value, kept.language)
    else lacking += element(asked, '')
  }
  return propertiesResponse(href, [{ status: 200, xml: found }, { status: 404, xml: lacking }])
}

function written(name: string, facts: LiveFacts): string {
  const value = liveValue(name, facts)
  return value === undefined ? '' : element({ namespace: 'DAV:', name }, value)
}

/** A property's element, with its namespace declared where it is no usual one. */
export function element({ namespace, name }: PropertyName, value: string, language = ''): string {
  const [tag, declared] = namespace === 'DAV:' ? [`D:${name}`, ''] : namespace === '' ? [name, ''] : namespace === 'urn:schemas-microsoft-com:' ? [`Z:${name}`, ''] : [`n:${name}`, ` xmlns:n="${escapeXml(namespace)}"`]
  const lang = language === '' ? '' : ` xml:lang="${escapeXml(language)}"`
  return value === '' ? `<${tag}${declared}${lang}/>` : `<${tag}${declared}${lang}>${value}</${tag}>`
}
