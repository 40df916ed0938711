import { createRequire } from 'node:module'

/**
 * A package that is loaded at its first use. Native ones cost a process some 20 MB and 50 to 100 ms each,
 * and the web process and the worker never use those that only task processes need (docs/decisions/0010).
 */
export function loadLate<Package>(name: string): () => Package {
  let loaded: Package | undefined
  return () => (loaded ??= createRequire(import.meta.url)(name) as Package)
}
