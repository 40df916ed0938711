/** Text as XML may hold it: escaped, and without what no XML can name (controls, half of a surrogate pair). */
export const escapeXml = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"\r]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#13;')

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
export const XML_TYPE = 'application/xml; charset=utf-8'
export const DAV = 'DAV:'
