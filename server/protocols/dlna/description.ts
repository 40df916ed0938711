import type { ClientProfile } from './client-profiles.ts'
import type { Service } from './call-action.ts'
import { element, XML_DECLARATION } from './xml.ts'

export interface Described { udn: string; name: string; version: string; services: readonly Service[] }

/** The type of device that we are. */
export const DEVICE_TYPE = 'urn:schemas-upnp-org:device:MediaServer:1'
/** Pictures of us in lists of devices. */
export const icons = [48, 120].flatMap((side) => [{ side, mediaType: 'image/png', file: `device-${side}.png` }, { side, mediaType: 'image/jpeg', file: `device-${side}.jpg` }])

const OWN_LINES: Record<NonNullable<ClientProfile['description']>, string> = {
  samsung: ['sec:ProductCap', 'sec:X_ProductCap'].map((name) => element(name, 'smi,DCM10,getMediaInfo.sec,getCaptionInfo.sec', { 'xmlns:sec': 'http://www.sec.co.kr/dlna' })).join(''),
  sony: element('av:aggregationFlags', 10, { 'xmlns:av': 'urn:schemas-sony-com:av' }),
}

/** The description of the device, as SSDP points to it. */
export function writeDescription({ udn, name, version, services }: Described, { description }: ClientProfile): string {
  const icon = ({ side, mediaType, file }: (typeof icons)[number]): string => `<icon>${element('mimetype', mediaType)}${element('width', side)}${element('height', side)}${element('depth', 24)}${element('url', `/icons/${file}`)}</icon>`
  const service = ({ type, id, path }: Service): string => `<service>${element('serviceType', type)}${element('serviceId', id)}${element('SCPDURL', `/${path}/scpd.xml`)}${element('controlURL', `/${path}/control`)}${element('eventSubURL', `/${path}/events`)}</service>`
  return `${XML_DECLARATION}<root xmlns="urn:schemas-upnp-org:device-1-0" xmlns:dlna="urn:schemas-dlna-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion><device>`
    + element('deviceType', DEVICE_TYPE) + element('dlna:X_DLNADOC', 'DMS-1.50') + element('dlna:X_DLNADOC', 'M-DMS-1.50')
    + element('friendlyName', name) + element('manufacturer', 'Mantel') + element('modelDescription', 'Media library') + element('modelName', 'Mantel') + element('modelNumber', version)
    + element('UDN', `uuid:${udn}`) + (description ? OWN_LINES[description] : '')
    + `<iconList>${icons.map(icon).join('')}</iconList><serviceList>${services.map(service).join('')}</serviceList></device></root>`
}

/** The name that devices list: shorter than 64 characters, whatever it is made of. */
export function friendlyName(chosen: string | undefined, host: string): string {
  return [...(chosen?.trim() || `Mantel (${host})`)].slice(0, 63).join('')
}
