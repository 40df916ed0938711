import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { labelsOfKind, type LabelKind } from '../labels/label-tree.ts'
import type { Branch } from './branch.ts'
import { capital } from './capital.ts'
import { labelled, saidFrom, sureFrom } from './label-files.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { shelfOfTime } from './split-by-time.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** Says nothing that anyone would look for. */
const SAYS_NOTHING = new Set(['closeup_other'])

const idPart = (label: string): string => label.replaceAll(' ', '-')

/** What machines are sure to see in pictures and people did not refuse, a container for each label; what is in very many pictures by year. */
function createLabelsBranch(parts: TreeParts, kind: LabelKind, given: Pick<Branch, 'id' | 'title' | 'topic'>): Branch {
  const { db, remember, shown } = parts
  const known = new Map(labelsOfKind[kind].filter((label) => !SAYS_NOTHING.has(label)).map((label) => [idPart(label), label]))
  const present = (actor: Actor): Promise<string[]> => remember(actor, `labels ${kind}`, async () => {
    // the first file of each label is enough: asked by `exists`, PostgreSQL may gather the files of all labels
    const wanted = sql`wanted.label`
    const rows = await db.execute<{ label: string }>(sql`
      select wanted.label from unnest(${sql.param([...known.values()])}::text[]) wanted(label)
      where coalesce((select true from ${sureFrom(kind, wanted)} and ${shown(actor)} limit 1), (select true from ${saidFrom(kind, wanted)} and ${shown(actor)} limit 1), false)`)
    return rows.map(({ label }) => label)
  })
  const boxes = async (actor: Actor) => {
    const [words, labels] = [await parts.words(), await present(actor)]
    const inOrder = new Intl.Collator(words.language)
    return labels.map((label) => ({ id: `${given.id}.${idPart(label)}`, name: capital(words.label(label), words.language), topic: given.topic })).sort((a, b) => inOrder.compare(a.name, b.name))
  }
  return createShelfBranch(parts, {
    ...given,
    isThere: async (actor) => (await present(actor)).length > 0,
    async shelf(actor, id) {
      if (id === given.id) return { parentId: ROOT, boxes: () => boxes(actor), below: labelled(kind, [...known.values()]) }
      const [part = '', moment = '', ...more] = id.slice(given.id.length + 1).split('.')
      const label = known.get(part)
      return label === undefined || more.length ? undefined : shelfOfTime(parts, actor, { id: `${given.id}.${part}`, parentId: given.id, where: labelled(kind, [label]) }, moment)
    },
  })
}

export const createScenesBranch = (parts: TreeParts): Branch => createLabelsBranch(parts, 'scene', { id: 'scenes', title: 'tree.scenes', topic: 'scene' })
export const createThingsBranch = (parts: TreeParts): Branch => createLabelsBranch(parts, 'object', { id: 'things', title: 'tree.things', topic: 'thing' })
