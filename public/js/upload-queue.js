import { Upload, defaultOptions } from 'tus-js-client'
import { isLive } from './live.js'

/** Uploads at the same time. */
const atOnce = 3
const partBytes = 16 * 1024 * 1024
const retryDelays = [0, 1000, 3000, 8000, 20_000]
const ended = new Set(['taken-in', 'duplicate', 'refused'])
/** @typedef {{ id: number, name: string, folder: string, file: File | undefined, size: number, sent: number, state: 'waiting' | 'uploading' | 'checking' | 'taken-in' | 'duplicate' | 'refused' | 'failed', upload?: Upload, uploadId?: string, href?: string, original?: string, sentence?: string }} Entry */

/**
 * Sends files one after the other, three at a time, and follows each until the house has said how it ended.
 * @param {{ maxBytes: number, tooLarge: () => string, onChange: () => void }} options
 */
export function createUploadQueue({ maxBytes, tooLarge, onChange }) {
  /** @type {Entry[]} */
  let entries = []
  let nextId = 1

  const running = () => entries.filter(({ state }) => state === 'uploading').length
  const pump = () => {
    for (const entry of entries) {
      if (running() >= atOnce) break
      if (entry.state === 'waiting') send(entry)
    }
    onChange()
  }
  const send = (entry) => {
    entry.state = 'uploading'
    entry.upload = new Upload(entry.file, {
      endpoint: '/uploads', chunkSize: partBytes, retryDelays, removeFingerprintOnSuccess: true, storeFingerprintForResuming: true,
      metadata: { name: entry.name, folder: entry.folder, modified: String(entry.file.lastModified), type: entry.file.type },
      onProgress: (sent) => { entry.sent = sent; onChange() },
      onSuccess: () => { entry.sent = entry.size; entry.uploadId = entry.upload.url.split('/').pop().split('?')[0]; settle(entry, { state: entry.state === 'uploading' ? 'checking' : entry.state }); pump() },
      onError: (error) => { settle(entry, { state: 'failed', sentence: sentenceOf(error) }); pump() },
    })
    entry.upload.findPreviousUploads().then((before) => {
      if (before.length > 0) entry.upload.resumeFromPreviousUpload(before[0])
      entry.upload.start()
    }).catch(() => entry.upload.start())
  }
  const settle = (entry, { state, href, name, sentence }) => {
    Object.assign(entry, { state: state === 'received' || state === 'receiving' ? 'checking' : state, href, original: name, sentence })
    if (ended.has(state)) { entry.file = undefined; entry.upload = undefined }
    if (state === 'taken-in') dispatchEvent(new CustomEvent('mantel:changed'))
    onChange()
  }
  addEventListener('mantel:upload', ({ detail }) => {
    const entry = entries.find(({ uploadId, state }) => uploadId === detail.id && !ended.has(state))
    if (entry) settle(entry, detail)
  })
  const ask = async () => {
    const open = entries.filter(({ state, uploadId }) => state === 'checking' && uploadId)
    if (open.length > 0) {
      const query = open.slice(0, 50).map(({ uploadId }) => `id=${encodeURIComponent(uploadId)}`).join('&')
      const answer = await fetch(`/uploads/outcomes?${query}`, { headers: { Accept: 'application/json' } }).catch(() => undefined)
      for (const outcome of answer?.ok ? await answer.json() : []) {
        const entry = open.find(({ uploadId }) => uploadId === outcome.id)
        if (entry && outcome.state !== 'received') settle(entry, outcome)
      }
    }
    setTimeout(ask, isLive() ? 6000 : 1500)
  }
  void ask()

  return {
    entries: () => entries,
    /** @param {import('./dropped-files.js').Dropped[]} files @param {string} folder of the page they were dropped on */
    add(files, folder = '') {
      for (const { file, folder: below } of files) {
        const entry = { id: nextId++, name: file.name, folder: [folder, below].filter(Boolean).join('/'), file, size: file.size, sent: 0, state: 'waiting' }
        if (maxBytes > 0 && file.size > maxBytes) Object.assign(entry, { state: 'refused', sentence: tooLarge() })
        entries.push(entry)
      }
      pump()
    },
    /** Tries again what failed: from where it stopped. */
    retry(ids) {
      for (const entry of entries) if (ids.includes(entry.id) && entry.state === 'failed' && entry.file) Object.assign(entry, { state: 'waiting', sentence: undefined })
      pump()
    },
    /** Leaves one out; what was sent of it is thrown away by the house. */
    cancel(id) {
      const entry = entries.find((each) => each.id === id)
      entries = entries.filter((each) => each.id !== id)
      if (entry?.upload) void entry.upload.abort(true).catch(() => undefined)
      pump()
    },
    clear() { entries = []; onChange() },
    /** Uploads that an earlier page began and could not end; their files must be chosen again to go on. */
    async unfinished() {
      const stored = await defaultOptions.urlStorage?.findAllUploads().catch(() => []) ?? []
      return stored.filter(({ metadata }) => metadata?.name)
    },
  }
}

function sentenceOf(error) {
  const body = error?.originalResponse?.getBody?.() ?? ''
  return body.length > 0 && body.length < 300 && !body.startsWith('<') && !/^tus:/.test(body) ? body : undefined
}
