type Ask = (path: string, init?: RequestInit) => Promise<Response>

/** An upload by the tus protocol that can be gone on with after the server was killed: what a browser does, in few lines. */
export interface TusUpload { location: string | undefined; bytes: Buffer; name: string; folder: string; done: boolean }

const encode = (text: string) => Buffer.from(text).toString('base64')
const tus = { 'tus-resumable': '1.0.0' }

/** Sends what the server does not have yet, in pieces; throws when the connection breaks, to be called again. */
export async function sendUpload(ask: Ask, upload: TusUpload, pieceBytes = 16_384): Promise<void> {
  if (upload.done) return
  let offset = upload.location ? await askOffset(ask, upload) : undefined
  if (offset === undefined) offset = await create(ask, upload)
  while (offset < upload.bytes.length) {
    const answer: Response = await ask(upload.location ?? '', { method: 'PATCH', headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, body: new Uint8Array(upload.bytes.subarray(offset, offset + pieceBytes)) })
    if (answer.status !== 204) throw new Error(`PATCH answered ${answer.status}: ${await answer.text()}`)
    offset = Number(answer.headers.get('upload-offset'))
  }
  upload.done = true
}

async function create(ask: Ask, upload: TusUpload): Promise<number> {
  const metadata = `name ${encode(upload.name)},folder ${encode(upload.folder)},modified ${encode('1700000000000')}`
  const answer = await ask('/uploads', { method: 'POST', headers: { ...tus, 'upload-length': String(upload.bytes.length), 'upload-metadata': metadata } })
  if (answer.status !== 201) throw new Error(`POST answered ${answer.status}: ${await answer.text()}`)
  upload.location = answer.headers.get('location') ?? undefined
  return 0
}

/** How much the server has; undefined when it does not know the upload, which then begins anew. */
async function askOffset(ask: Ask, upload: TusUpload): Promise<number | undefined> {
  const answer = await ask(upload.location ?? '', { method: 'HEAD', headers: tus })
  if (answer.status === 404 || answer.status === 410) return undefined
  if (answer.status !== 200) throw new Error(`HEAD answered ${answer.status}`)
  return Number(answer.headers.get('upload-offset'))
}
