import type { Service } from './call-action.ts'

/** X_MS_MediaReceiverRegistrar:1, by which an Xbox and Windows ask whether they may: whoever reaches us may. */
export const mediaReceiverRegistrar = (): Service => ({
  type: 'urn:microsoft.com:service:X_MS_MediaReceiverRegistrar:1',
  id: 'urn:microsoft.com:serviceId:X_MS_MediaReceiverRegistrar',
  path: 'media-receiver-registrar',
  variables: [
    { name: 'A_ARG_TYPE_DeviceID', type: 'string' }, { name: 'A_ARG_TYPE_Result', type: 'i4' },
    { name: 'AuthorizationGrantedUpdateID', type: 'ui4', evented: true }, { name: 'AuthorizationDeniedUpdateID', type: 'ui4', evented: true },
    { name: 'ValidationSucceededUpdateID', type: 'ui4', evented: true }, { name: 'ValidationRevokedUpdateID', type: 'ui4', evented: true },
  ],
  actions: {
    IsAuthorized: { in: [['DeviceID', 'A_ARG_TYPE_DeviceID']], out: [['Result', 'A_ARG_TYPE_Result']], run: () => ({ Result: 1 }) },
    IsValidated: { in: [['DeviceID', 'A_ARG_TYPE_DeviceID']], out: [['Result', 'A_ARG_TYPE_Result']], run: () => ({ Result: 1 }) },
  },
  state: () => ({ AuthorizationGrantedUpdateID: 1, AuthorizationDeniedUpdateID: 0, ValidationSucceededUpdateID: 1, ValidationRevokedUpdateID: 0 }),
})
