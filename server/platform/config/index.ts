export { options, type Config } from './options.ts'
export { ConfigError, readConfig } from './read-config.ts'
