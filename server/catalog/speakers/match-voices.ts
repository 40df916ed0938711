/** A voice as it was heard: how it sounds, and when it speaks. */
export interface Voice {
  /** sha256 of the network by which it was heard. */
  weights: string
  /** Mean of its windows; null where the answer has none. */
  voice: Float32Array | null
  /** Start and end in turn, seconds. */
  stretches: readonly number[]
}

/** Two voices of one network are taken for one from this cosine on. */
const SAME_VOICE = 0.5
/** Else two that speak at the same time for this share of what was kept. */
const SAME_TIMES = 0.5

/** Finds the voices that people named among those that a later run hears, the likeliest first, each once: by how they sound where one network heard both, else by when they speak. Gives the number of each. */
export function matchVoices<Named extends Voice>(named: readonly Named[], heard: ReadonlyMap<number, Voice>): Map<number, Named> {
  const pairs = named.flatMap((one) => [...heard].map(([number, other]) => ({ one, number, fit: fitOf(one, other) }))).filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit)
  const matched = new Map<number, Named>()
  const taken = new Set<Named>()
  for (const { one, number } of pairs) {
    if (matched.has(number) || taken.has(one)) continue
    matched.set(number, one)
    taken.add(one)
  }
  return matched
}

/** 0 for two that are not the same. */
function fitOf(named: Voice, heard: Voice): number {
  if (named.voice && heard.voice && named.weights === heard.weights && named.voice.length === heard.voice.length) {
    const cosine = cosineOf(named.voice, heard.voice)
    return cosine >= SAME_VOICE ? cosine : 0
  }
  const share = sharedTime(named.stretches, heard.stretches)
  return share >= SAME_TIMES ? share : 0
}

function cosineOf(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!
    aa += a[i]! ** 2
    bb += b[i]! ** 2
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

/** Share of the time of one in which the other speaks too. */
function sharedTime(ours: readonly number[], theirs: readonly number[]): number {
  let [shared, all] = [0, 0]
  for (let i = 0; i + 1 < ours.length; i += 2) {
    const [start, end] = [ours[i]!, ours[i + 1]!]
    all += end - start
    for (let j = 0; j + 1 < theirs.length; j += 2) shared += Math.max(0, Math.min(end, theirs[j + 1]!) - Math.max(start, theirs[j]!))
  }
  return all > 0 ? shared / all : 0
}
