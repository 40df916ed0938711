// The image's HEALTHCHECK: 0 when the server says that it is well. A worker serves nothing and is well as long as it runs.
if (process.env.MANTEL_ROLE === 'worker') process.exit(0)
const address = `http://127.0.0.1:${process.env.MANTEL_PORT || 8400}/health`
try {
  const answer = await fetch(address, { signal: AbortSignal.timeout(4000) })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
} catch (cause) {
  console.error(cause.message)
  process.exit(1)
}
