/**
 * How near a face has to be to whom, as Euclidean distance of 128-d descriptors of dlib's network: two pictures of one person lie about 0.35 ± 0.1 apart, of two persons 0.8 ± 0.1.
 * A mean of several faces lies nearer to all of them than they do to each other, so the same figures are stricter for people with many faces.
 */
export const ASSIGN_WITHIN = 0.5
/** Up to here it is asked: is this Ann? */
export const SUGGEST_WITHIN = 0.6
/** Two groups are one person's when their centres, what chance alone moves them apart taken off, are nearer than this. */
export const MERGE_WITHIN = 0.4
/** A group falls in two when the centres of its halves are further apart than this. */
export const SPLIT_BEYOND = 0.62
/** Each half of a group that is split has at least this many faces. */
export const LEAST_IN_HALF = 3
/** How far a face lies from its person's true centre, squared: half of what two faces of one person lie apart, 0.35². */
export const OWN_SPREAD = 0.35 ** 2 / 2
/** A face of less quality is never assigned by a machine and moves no centre: it is only asked about. */
export const LEAST_QUALITY = 0.35
/** Two boxes in one picture are the same face from this share of common area on. */
export const SAME_BOX = 0.4
/** A person without a name is shown from this many faces on. */
export const LEAST_SHOWN = 3
