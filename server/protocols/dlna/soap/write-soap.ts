import { element, escapeXml, XML_DECLARATION } from '../xml.ts'
import { faults, type FaultCode } from './upnp-fault.ts'

const inEnvelope = (inner: string): string => `${XML_DECLARATION}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>${inner}</s:Body></s:Envelope>`

/** The answer of an action, its values in the order that the service declares. */
export function writeAnswer(service: string, action: string, values: readonly (readonly [string, string | number])[]): string {
  return inEnvelope(`<u:${action}Response xmlns:u="${escapeXml(service)}">${values.map(([name, value]) => element(name, value)).join('')}</u:${action}Response>`)
}

/** The fault of UPnP, which goes with status 500. */
export function writeFault(code: FaultCode): string {
  return inEnvelope(`<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>${code}</errorCode><errorDescription>${faults[code]}</errorDescription></UPnPError></detail></s:Fault>`)
}
