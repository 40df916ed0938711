import { AppError } from '../../../platform/index.ts'

/** What UPnP calls the faults that we give (UDA 1.0 section 3.2.2, ContentDirectory:1 section 2.7). */
export const faults = {
  401: 'Invalid Action',
  402: 'Invalid Args',
  501: 'Action Failed',
  701: 'No such object',
  706: 'Invalid connection reference',
  708: 'Unsupported or invalid search criteria',
  709: 'Unsupported or invalid sort criteria',
  710: 'No such container',
  720: 'Cannot process the request',
} as const
export type FaultCode = keyof typeof faults

/** An answer of UPnP that says no. */
export class UpnpFault extends Error {
  override name = 'UpnpFault'
  readonly code: FaultCode
  constructor(code: FaultCode, options?: ErrorOptions) {
    super(faults[code], options)
    this.code = code
  }
}

/** The fault of any error; what is not known says no more than that it failed. */
export function faultOf(error: unknown, missing: FaultCode = 701): UpnpFault {
  if (error instanceof UpnpFault) return error
  if (error instanceof AppError && (error.code === 'not-found' || error.code === 'forbidden')) return new UpnpFault(missing, { cause: error })
  return new UpnpFault(501, { cause: error })
}
