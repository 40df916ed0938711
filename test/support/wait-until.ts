/** Waits for a state with a deadline: asks again every few milliseconds, and tells what it waited for when it never came. */
export async function waitUntil(what: string, isSo: () => Promise<boolean> | boolean, deadlineMs = 60_000): Promise<void> {
  const end = Date.now() + deadlineMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited ${deadlineMs / 1000} s in vain until ${what}`)
    await new Promise((next) => setTimeout(next, 50))
  }
}
