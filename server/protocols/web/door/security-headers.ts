/** Pages load what this server serves and nothing else; no script and no style stands in a page itself, so neither 'unsafe-inline' nor a nonce is needed. */
const POLICY = [
  'default-src \'none\'', 'script-src \'self\'', 'style-src \'self\'', 'img-src \'self\' data: blob:', 'media-src \'self\' blob:', 'font-src \'self\'', 'connect-src \'self\'', 'manifest-src \'self\'', 'worker-src \'self\'',
  'form-action \'self\'', 'base-uri \'none\'', 'frame-ancestors \'none\'', 'object-src \'none\'',
].join('; ')

/** Sent with every answer unless it says otherwise itself (media come with a sandbox of their own). HSTS is left to whoever ends TLS: on plain HTTP it would lock people out. */
const always: readonly [string, string][] = [
  ['content-security-policy', POLICY],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-store'],
]

/** Puts the headers of security rule 6 on an answer. */
export function addSecurityHeaders(headers: Headers): void {
  for (const [name, value] of always) if (!headers.has(name)) headers.set(name, value)
}
