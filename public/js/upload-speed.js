const windowMs = 20_000

/** Measures how fast bytes go over the last seconds. @param {() => number} now milliseconds */
export function speedOf(now = () => performance.now()) {
  /** @type {{ at: number, sent: number }[]} */
  let marks = []
  return {
    /** Seconds until all is sent, or undefined before it can be said. */
    secondsLeft(sent, total) {
      const at = now()
      if (marks.length > 0 && sent < marks.at(-1).sent) marks = []
      marks = [...marks.filter((mark) => at - mark.at < windowMs), { at, sent }]
      const [first] = marks
      const seconds = (at - first.at) / 1000
      const rate = seconds > 1 ? (sent - first.sent) / seconds : 0
      return rate > 0 ? (total - sent) / rate : undefined
    },
  }
}
