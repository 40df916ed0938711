/** A camera as people call it: many models repeat their maker's name. */
export function cameraName(make: string | null | undefined, model: string | null | undefined): string {
  const [maker, name] = [(make ?? '').trim(), (model ?? '').trim()]
  const firstOfMaker = maker.split(/\s/)[0]?.toLowerCase() ?? ''
  return firstOfMaker && name.toLowerCase().startsWith(firstOfMaker) ? name : `${maker} ${name}`.trim()
}
