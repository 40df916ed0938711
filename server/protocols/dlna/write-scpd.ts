import type { Argument, Service, StateVariable } from './call-action.ts'
import { element, XML_DECLARATION } from './xml.ts'

/** What a service can do, as its table says. */
export function writeScpd({ actions, variables }: Service): string {
  const actionList = Object.entries(actions).map(([name, action]) => `<action>${element('name', name)}<argumentList>${action.in.map(argument('in')).join('')}${action.out.map(argument('out')).join('')}</argumentList></action>`)
  return `${XML_DECLARATION}<scpd xmlns="urn:schemas-upnp-org:service-1-0"><specVersion><major>1</major><minor>0</minor></specVersion><actionList>${actionList.join('')}</actionList><serviceStateTable>${variables.map(variable).join('')}</serviceStateTable></scpd>`
}

const argument = (direction: 'in' | 'out') => ([name, related]: Argument): string => `<argument>${element('name', name)}${element('direction', direction)}${element('relatedStateVariable', related)}</argument>`

function variable({ name, type, evented, values }: StateVariable): string {
  const allowed = values ? `<allowedValueList>${values.map((value) => element('allowedValue', value)).join('')}</allowedValueList>` : ''
  return `<stateVariable sendEvents="${evented ? 'yes' : 'no'}">${element('name', name)}${element('dataType', type)}${allowed}</stateVariable>`
}
