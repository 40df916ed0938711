/**
 * The header that names a download (RFC 6266): a plain name for old programs, and the true one as RFC 8187 writes it.
 * Names come from strangers: nothing but printable ASCII without quotes reaches the plain form, so that no line can be smuggled in.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '_').replace(/["\\%/;]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}
