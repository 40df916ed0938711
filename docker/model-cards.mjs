import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The card of each model in a folder; what else lies there, as the picture that models are tried on, has none. @param {string} folder */
export const modelCards = (folder) =>
  readdirSync(folder).map((id) => join(folder, id, 'card.json')).filter((path) => existsSync(path)).map((path) => JSON.parse(readFileSync(path, 'utf8')))
