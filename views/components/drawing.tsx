/** The little line drawings of empty pages: each stands on a mantel shelf. */
export type DrawingName = 'shelf' | 'search' | 'bin' | 'tea' | 'plug' | 'folder' | 'heart'

const strokes: Record<DrawingName, readonly string[]> = {
  shelf: ['M52 62h36v34H52z', 'M58 86l9-11 7 8 5-5 5 8', 'M100 48h30v48h-30z', 'M115 66m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0', 'M104 88c3-9 19-9 22 0'],
  search: ['M60 60h34v36H60z', 'M118 66m-17 0a17 17 0 1 0 34 0a17 17 0 1 0-34 0', 'M130 79l14 15', 'M66 88l8-10 7 9'],
  bin: ['M76 58h42l-4 38H80z', 'M70 58h54', 'M88 58v-7h18v7', 'M90 68l1.500 18', 'M104 68l-1.500 18'],
  tea: ['M70 68h42v14a14 14 0 0 1-14 14H84a14 14 0 0 1-14-14z', 'M112 72h6a8 8 0 0 1 0 16h-7', 'M82 58c-4-6 4-8 0-14', 'M96 58c-4-6 4-8 0-14'],
  plug: ['M66 60h44v36H66z', 'M76 60v-9', 'M100 60v-9', 'M110 80h16c8 0 8-12 16-12', 'M82 82h12'],
  folder: ['M58 54h22l7 8h47v34H58z', 'M58 70h76'],
  heart: ['M97 94C76 80 70 71 74 61c4-9 17-9 23 2c6-11 19-11 23-2c4 10-2 19-23 33z'],
}

/** Draws one of them, in the colours of the text. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg class="drawing" width="190" height="124" viewBox="0 0 190 124" aria-hidden="true" focusable="false">
      <path class="drawing-shelf" d="M22 97h146M30 103h130M40 103v9M150 103v9" />
      {strokes[name].map((d) => <path d={d} />)}
    </svg>
  )
}
