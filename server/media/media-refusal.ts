import { AppError, type ErrorCode, type MessageParams } from '../platform/errors.ts'

/** A file that is not taken in, with the sentence that tells why; nothing else stops because of it. */
export class MediaRefusal extends AppError {
  constructor(key: string, params: MessageParams = {}, options: ErrorOptions & { code?: ErrorCode } = {}) {
    super(options.code ?? 'invalid', key, params, options)
    this.name = 'MediaRefusal'
  }
}
