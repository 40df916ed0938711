/** Forms know only GET and POST: a field `_method` says what is meant. */
const meant = new Set(['PUT', 'DELETE', 'PATCH'])
/** Most bytes of a form or of JSON; what is larger comes as an upload. */
export const FORM_BYTES = 4 * 1024 * 1024

/** The request as its form means it; everything else passes as it is. */
export async function methodOfForm(request: Request): Promise<Request> {
  if (request.method !== 'POST' || !request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return request
  const body = await request.text()
  const method = new URLSearchParams(body).get('_method')?.toUpperCase() ?? ''
  return new Request(request.url, { method: meant.has(method) ? method : 'POST', headers: request.headers, body })
}
