/** The Filter argument: '*' asks for everything, a list for what stands in it; what DIDL-Lite demands comes in any case. */
export function askedProperties(filter: string): (property: string) => boolean {
  const names = new Set(filter.split(',').map((name) => name.trim()).filter(Boolean))
  if (names.has('*')) return () => true
  // whoever asks for an attribute of res asks for res
  const hasResource = [...names].some((name) => name === 'res' || name.startsWith('res@') || name.startsWith('@res') || name.includes('@protocolInfo'))
  return (property) => names.has(property) || (property === 'res' && hasResource) || (property.startsWith('@') && names.has(property.slice(1)))
}
