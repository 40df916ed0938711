import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { ConfigError, type Config } from './platform/index.ts'

/** What a person typed behind `npm start --`. */
export interface CommandLine { help: boolean; given: Partial<Config> }

export const usage = `npm start -- [options]

  --source DIR   adds a folder in place; may be given several times
  --data DIR     where Mantel keeps its own data (default: data)
  --port N       where the pages are served (default: 8400)
  --host ADDR    the address to listen on (default: all)
  --role ROLE    all, web or worker (default: all)
  --help         shows this

All further options: docs/configuration.md`

/**
 * Reads the command line; what it says goes before the environment.
 * @throws ConfigError that names what it does not know, with all that it does
 */
export function readCommandLine(argv: string[], environment: NodeJS.ProcessEnv): CommandLine {
  const values = parse(argv)
  const fromEnvironment = (environment.MANTEL_SOURCES ?? '').split(':').filter(Boolean)
  const given = {
    ...(values.source && { sources: [...fromEnvironment, ...values.source].map((folder) => resolve(folder)) }),
    ...(values.data && { dataDir: resolve(values.data) }),
    ...(values.port && { port: values.port as unknown as number }), // its rule in the configuration makes it a number
    ...(values.host && { host: values.host }),
    ...(values.role && { role: values.role as Config['role'] }),
  }
  return { help: values.help, given }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args, strict: true, allowPositionals: false,
      options: { source: { type: 'string', multiple: true }, data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, role: { type: 'string' }, help: { type: 'boolean', default: false } },
    }).values
  } catch (cause) {
    throw new ConfigError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`, { cause })
  }
}
