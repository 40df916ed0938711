/** The one maker of ids that pages, fragments and swaps agree on: domId('file-tags', id) → 'file-tags-…'. */
export function domId(part: string, id: string): string {
  return `${part}-${id.replace(/[^A-Za-z0-9_-]/g, '-')}`
}
