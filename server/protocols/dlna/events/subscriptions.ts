import { randomUUID } from 'node:crypto'
import type { Values } from '../call-action.ts'
import { element, XML_DECLARATION } from '../xml.ts'
import { notify as tell } from './callback.ts'

export interface Subscription { sid: string; /** Path of its service. */ service: string; urls: URL[]; address: string; until: number; sequence: number; failures: number; telling: Promise<void> }
export interface SubscriptionsParts { now: () => number; notify?: typeof tell }
export type Subscriptions = ReturnType<typeof createSubscriptions>

const MOST = 100
const MOST_OF_ONE = 12
/** Seconds; UPnP 1.0 section 4.1.1 wants 1800 at least, and more than that keeps the dead alive. */
const SECONDS = 1800
/** One that cannot be told so often is gone. */
const MOST_FAILURES = 3

/** Who wants to be told of changes (GENA): each is told in order, and first of all what stands now. */
export function createSubscriptions({ now, notify = tell }: SubscriptionsParts) {
  const all = new Map<string, Subscription>()
  const sweep = (): void => { for (const [sid, { until, failures }] of all) if (until <= now() || failures >= MOST_FAILURES) all.delete(sid) }

  /** One event after another: a device that gets number 2 before number 1 must ask again from the start. */
  function send(subscription: Subscription, values: Values): Promise<void> {
    const body = propertySet(values)
    subscription.telling = subscription.telling.then(async () => {
      if (!all.has(subscription.sid)) return
      const sequence = subscription.sequence
      subscription.sequence = sequence === 0xffffffff ? 1 : sequence + 1
      subscription.failures = (await isTold(subscription, sequence, body)) ? 0 : subscription.failures + 1
    })
    return subscription.telling
  }
  /** The first address that answers is enough. */
  async function isTold({ urls, sid }: Subscription, sequence: number, body: string): Promise<boolean> {
    for (const url of urls) {
      const status = await notify(url, { sid, sequence, body }).catch(() => 0)
      if (status >= 200 && status < 300) return true
      if (status === 412) break
    }
    return false
  }

  return {
    /** A new subscription, or undefined where there are too many; `begin` tells it what stands now, once it has been answered. */
    add({ service, urls, address, state }: { service: string; urls: URL[]; address: string; state: () => Promise<Values> | Values }): { sid: string; seconds: number; begin: () => Promise<void> } | undefined {
      sweep()
      if (all.size >= MOST || [...all.values()].filter((each) => each.address === address).length >= MOST_OF_ONE) return undefined
      const subscription: Subscription = { sid: `uuid:${randomUUID()}`, service, urls, address, until: now() + SECONDS * 1000, sequence: 0, failures: 0, telling: Promise.resolve() }
      all.set(subscription.sid, subscription)
      return { sid: subscription.sid, seconds: SECONDS, begin: async () => { await send(subscription, await state()) } }
    },
    /** Seconds that it goes on, or undefined for one that is not (any more), or another service's or device's. */
    renew(sid: string, service: string, address: string): number | undefined {
      sweep()
      const subscription = all.get(sid)
      if (!subscription || subscription.service !== service || subscription.address !== address) return undefined
      subscription.until = now() + SECONDS * 1000
      return SECONDS
    },
    /** Ends one; false where there is none. */
    remove: (sid: string, service: string, address: string): boolean => {
      const subscription = all.get(sid)
      return subscription?.service === service && subscription.address === address && all.delete(sid)
    },
    /** Tells everyone who wants to know of that service. */
    async publish(service: string, values: Values): Promise<void> {
      sweep()
      await Promise.all([...all.values()].filter((each) => each.service === service).map((each) => send(each, values)))
    },
    count: (): number => { sweep(); return all.size },
    clear: (): void => { all.clear() },
  }
}

const propertySet = (values: Values): string => `${XML_DECLARATION}<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0">${Object.entries(values).map(([name, value]) => `<e:property>${element(name, value)}</e:property>`).join('')}</e:propertyset>`
