/** Seconds of processor time that this process takes for some work; what else the machine does and what children take are counted apart. */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}
