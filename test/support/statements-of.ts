import type { Database } from '../../server/platform/index.ts'

interface Logged { logQuery: (text: string) => void }

/** Does something, and tells which statements this process asked the database meanwhile, begin and commit aside. */
export async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<string[]> {
  const session = db._.session as unknown as { logger: Logged; options: { logger?: Logged } }
  const before = session.logger
  const texts: string[] = []
  session.logger = session.options.logger = { logQuery: (text) => { texts.push(text.replace(/\s+/g, ' ').trim()) } }
  try {
    await work()
  } finally {
    session.logger = session.options.logger = before
  }
  return texts
}
