/** What lies beside media, by its ending; nothing that a browser would run. */
const types: Record<string, string> = {
  txt: 'text/plain; charset=utf-8', md: 'text/plain; charset=utf-8', csv: 'text/csv', srt: 'application/x-subrip', vtt: 'text/vtt', ass: 'text/plain', ssa: 'text/plain', sub: 'text/plain', lrc: 'text/plain',
  xmp: 'application/rdf+xml', xml: 'application/xml', json: 'application/json', pdf: 'application/pdf', zip: 'application/zip', gpx: 'application/gpx+xml', m3u: 'audio/x-mpegurl', m3u8: 'application/vnd.apple.mpegurl',
}

/** The media type of a file that is no media. */
export const typeOfName = (name: string): string => types[/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
