import type { ClientProfile } from './client-profiles.ts'
import { UpnpFault } from './soap/upnp-fault.ts'

/** Who calls, and by which address of ours. */
export interface CallContext {
  client: ClientProfile
  /** 'http://192.168.1.10:8200', the address of ours that the device reached. */
  base: string
  /** Of the device. */
  address: string
}

export interface StateVariable {
  name: string
  type: 'string' | 'ui4' | 'i4' | 'boolean' | 'uri' | 'bin.base64'
  evented?: boolean
  values?: readonly string[]
}

/** An argument, and the variable that says its type. */
export type Argument = readonly [name: string, variable: string]
export type Values = Record<string, string | number>

export interface Action {
  in: readonly Argument[]
  out: readonly Argument[]
  run: (args: Record<string, string>, context: CallContext) => Promise<Values> | Values
}

/** A UPnP service: what its SCPD says and what is answered are one and the same table. */
export interface Service {
  /** 'urn:schemas-upnp-org:service:ContentDirectory:1' */
  type: string
  /** 'urn:upnp-org:serviceId:ContentDirectory' */
  id: string
  /** In addresses: 'content-directory'. */
  path: string
  variables: readonly StateVariable[]
  actions: Record<string, Action>
  /** What subscribers are told first. */
  state: () => Promise<Values> | Values
}

/**
 * Runs an action with what came, after each argument is there and of its type.
 * @throws UpnpFault 401 for an action that is not there, 402 for an argument that is missing or wrong
 */
export async function callAction(service: Service, name: string, given: Record<string, string>, context: CallContext): Promise<[string, string | number][]> {
  const action = Object.hasOwn(service.actions, name) ? service.actions[name] : undefined
  if (!action) throw new UpnpFault(401)
  const args: Record<string, string> = {}
  for (const [argument, variable] of action.in) {
    const value = given[argument]
    if (value === undefined || !isOfType(service.variables.find((each) => each.name === variable), value)) throw new UpnpFault(402)
    args[argument] = value
  }
  const values = await action.run(args, context)
  return action.out.map(([argument]) => [argument, values[argument] ?? ''])
}

function isOfType(variable: StateVariable | undefined, value: string): boolean {
  if (!variable || (variable.values && !variable.values.includes(value))) return false
  if (variable.type === 'ui4') return /^\s*\+?\d{1,10}\s*$/.test(value) && Number(value) <= 0xffffffff
  if (variable.type === 'i4') return /^\s*[+-]?\d{1,10}\s*$/.test(value) && Math.abs(Number(value)) <= 0x7fffffff
  return true
}
