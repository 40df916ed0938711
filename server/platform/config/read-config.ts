import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { options, type Config } from './options.ts'

/** What is wrong with the configuration, one sentence an option, before anything has started. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the configuration: the environment first, then mantel.json in the data folder, then defaults.
 * @throws ConfigError that names each wrong option, where it came from and what was expected
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, given: Partial<Config> = {}): Config {
  const file = readFile(given.dataDir ?? environment[options.dataDir.env] ?? 'data')
  const problems: string[] = []
  const values = Object.entries(options).map(([name, { env, schema, secret }]) => {
    const { value, from } = pick(name, env, secret, environment, file, given)
    const parsed = (schema as z.ZodType).safeParse(value)
    if (!parsed.success) problems.push(`${from}: ${parsed.error.issues.map((i) => i.message).join('; ')}; it is ${secret ? 'not shown' : JSON.stringify(value)}.`)
    return [name, parsed.data]
  })
  for (const name of Object.keys(file.values)) if (!(name in options)) problems.push(`${file.path}: there is no option '${name}'.`)
  if (problems.length) throw new ConfigError(['The configuration is not right:', ...problems].join('\n  '))
  return Object.fromEntries(values) as Config
}

interface ConfigFile { path: string; values: Record<string, unknown> }

function readFile(dataDir: string): ConfigFile {
  const path = join(resolve(dataDir), 'mantel.json')
  if (!existsSync(path)) return { path, values: {} }
  try {
    return { path, values: z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8'))) }
  } catch (cause) {
    throw new ConfigError(`${path} is not a JSON object of options.`, { cause })
  }
}

function pick(name: string, env: string, secret: boolean, environment: NodeJS.ProcessEnv, file: ConfigFile, given: Partial<Config>): { value: unknown; from: string } {
  const own = given[name as keyof Config]
  if (own !== undefined) return { value: own, from: name }
  if (environment[env]) return { value: environment[env], from: env }
  const secretFile = secret ? environment[`${env}_FILE`] : undefined
  if (secretFile) return { value: readFileSync(secretFile, 'utf8').trim(), from: `${env}_FILE` }
  return { value: file.values[name], from: `${file.path}, '${name}'` }
}
