import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Database, Queryable } from '../../platform/database.ts'
import { davProperties } from './schema.ts'

/** A property that a client wrote beside a resource. */
export interface DeadProperty { namespace: string; name: string; value: string; language: string }
/** One step of a PROPPATCH. */
export type PropertyChange = { what: 'set'; property: DeadProperty } | { what: 'remove'; namespace: string; name: string }

/** The resource and all below it. */
export const atOrBelowKey = (key: string): SQL => sql`(${davProperties.key} = ${key} or starts_with(${davProperties.key}, ${`${key}/`}))`

/** Those of many resources, by key. */
export async function readProperties(db: Queryable, keys: string[]): Promise<Map<string, DeadProperty[]>> {
  const rows = keys.length ? await db.select().from(davProperties).where(inArray(davProperties.key, keys)) : []
  const found = new Map<string, DeadProperty[]>()
  for (const { key, ...property } of rows) found.set(key, [...(found.get(key) ?? []), property])
  return found
}

/** In the order given, all or nothing (RFC 4918 section 9.2). */
export async function changeProperties(db: Database, key: string, changes: PropertyChange[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const change of changes) {
      if (change.what === 'set') await tx.insert(davProperties).values({ key, ...change.property }).onConflictDoUpdate({ target: [davProperties.key, davProperties.namespace, davProperties.name], set: { value: change.property.value, language: change.property.language } })
      else await tx.delete(davProperties).where(and(eq(davProperties.key, key), eq(davProperties.namespace, change.namespace), eq(davProperties.name, change.name)))
    }
  })
}

/** They go with their resource and all below it; and what begins anew at an address has none, whatever went from there by another door. */
export async function forgetProperties(db: Queryable, key: string): Promise<void> {
  await db.delete(davProperties).where(atOrBelowKey(key))
}

/** The same for a file that begins, below which nothing lies. */
export async function forgetOwnProperties(db: Queryable, key: string): Promise<void> {
  await db.delete(davProperties).where(eq(davProperties.key, key)).prepare('dav_properties').execute()
}

/** They travel with COPY (RFC 4918 section 9.8.2); what the new place had is gone with what stood there. */
export async function copyProperties(db: Database, from: string, to: string, deep: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    await forgetProperties(tx, to)
    const those = deep ? atOrBelowKey(from) : eq(davProperties.key, from)
    await tx.execute(sql`insert into ${davProperties} (key, namespace, name, value, language) select ${to}::text || substr(key, length(${from}::text) + 1), namespace, name, value, language from ${davProperties} where ${those}`)
  })
}

/** And with MOVE (section 9.9.1). */
export async function moveProperties(db: Database, from: string, to: string): Promise<void> {
  await db.transaction(async (tx) => {
    await forgetProperties(tx, to)
    await tx.update(davProperties).set({ key: sql`${to}::text || substr(${davProperties.key}, length(${from}::text) + 1)` }).where(atOrBelowKey(from))
  })
}
