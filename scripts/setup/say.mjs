/** One line of progress for people; on standard error, so that standard output belongs to the program. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** Runs `work`, saying what it is about to do and how long it took. */
export async function sayWhile(line, work) {
  const begun = Date.now()
  say(`${line} …`)
  const result = await work()
  say(`  done in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  return result
}
