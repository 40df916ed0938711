/** What browsers draw or play without ever running anything of it. Everything else leaves as a download: SVG and HTML carry scripts, and what is not known might (security rule 6). */
const drawn = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/apng'])

/** Whether an original may be shown in place. */
export const isShownInline = (mediaType: string): boolean => drawn.has(mediaType) || /^(audio|video)\/[a-z0-9.+-]+$/.test(mediaType)

/** Whether browsers can draw the original itself, so that a page may zoom to its pixels. */
export const isDrawable = (mediaType: string): boolean => drawn.has(mediaType)
