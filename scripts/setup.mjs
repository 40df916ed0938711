// Makes what is missing: npm packages, Node 24 among them, and Debian packages.
// Fast when nothing is (a hash and a few stats). By hand: node scripts/setup.mjs [--test] [--bench]
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode } from './setup/find-node.mjs'
import { installNpmPackages } from './setup/install-npm-packages.mjs'
import { installSystemPackages } from './setup/install-system-packages.mjs'
import { say } from './setup/say.mjs'

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Sets the machine up for the groups of scripts/system-packages.json and gives the path of the Node to run on. */
export async function setUp(groups) {
  await installNpmPackages(root)
  await installSystemPackages(root, groups)
  return findNode(root)
}

/** Ends the command with the sentence alone when it failed for a reason that a person can mend. */
export function endWithReason(cause) {
  say(cause instanceof Error ? cause.message : String(cause))
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const groups = ['run', ...['test', 'bench'].filter((group) => process.argv.includes(`--${group}`))]
  await setUp(groups).catch(endWithReason)
}
