/** What stands in front of one value, or the two ends of a range, of which one may be absent. */
export type Comparison<Point> = { sign: '>' | '>=' | '<' | '<=' | '='; point: Point } | { sign: '..'; low: Point | undefined; high: Point | undefined }

/** Reads >a · >=a · <a · <=a · a · a..b · a.. · ..b with a reader of single values; undefined where a value or all of it cannot be read. */
export function readComparison<Point>(text: string, read: (text: string) => Point | undefined): Comparison<Point> | undefined {
  const between = /^(.*?)\.\.(.*)$/.exec(text)
  if (between) return readEnds(between[1] ?? '', between[2] ?? '', read)
  const [, sign = '', value = ''] = /^(>=|<=|>|<|=)?(.*)$/.exec(text) ?? []
  const point = read(value)
  return point === undefined ? undefined : { sign: sign === '>' || sign === '>=' || sign === '<' || sign === '<=' ? sign : '=', point }
}

function readEnds<Point>(a: string, b: string, read: (text: string) => Point | undefined): Comparison<Point> | undefined {
  const [low, high] = [read(a), read(b)]
  const isWrong = (a !== '' && low === undefined) || (b !== '' && high === undefined) || (low === undefined && high === undefined)
  return isWrong ? undefined : { sign: '..', low, high }
}
