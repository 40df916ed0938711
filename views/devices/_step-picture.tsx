/** Each step has a little line drawing of our own; what is meant in it is drawn in the accent. */
export type StepPictureName = 'menu' | 'address' | 'login' | 'drive' | 'sidebar' | 'folders' | 'phone-add' | 'phone-form' | 'phone-login' | 'terminal' | 'player' | 'tv-list'

/** Rounded rectangle as a path. */
const box = (x: number, y: number, width: number, height: number, r = 4): string => `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 -${r} ${r}h-${width - 2 * r}a${r} ${r} 0 0 1 -${r} -${r}v-${height - 2 * r}a${r} ${r} 0 0 1 ${r} -${r}z`
const folder = (x: number, y: number): string => `M${x} ${y + 16}v-18h8l3 4h13v14z`
const screen = `${box(18, 14, 124, 74, 6)}M18 28h124M26 21h.01M33 21h.01M40 21h.01`
const phone = `${box(56, 6, 48, 90, 8)}M75 12h10`
const tv = `${box(24, 14, 112, 66, 5)}M60 92h40M80 80v12`

const pictures: Record<StepPictureName, { lines: string; mark: string }> = {
  menu: { lines: `${box(10, 8, 140, 86, 6)}M10 22h140M20 15h10M40 15h14M84 15h14M108 15h12M60 22v56h62V22M68 34h34M68 46h42M68 58h28`, mark: 'M64 15h12M68 69h46' },
  address: { lines: `${box(18, 20, 124, 64, 6)}${box(30, 38, 100, 16, 3)}${box(98, 64, 32, 12, 3)}M30 30h34`, mark: 'M37 46h52M94 42v8' },
  login: { lines: `${box(18, 18, 124, 68, 6)}${box(66, 32, 64, 13, 3)}${box(66, 52, 64, 13, 3)}M72 38.500h24M52 42a8 8 0 1 1-16 0a8 8 0 1 1 16 0M30 66c2-16 26-16 28 0`, mark: 'M74 58.500h.01M81 58.500h.01M88 58.500h.01M95 58.500h.01M102 58.500h.01' },
  drive: { lines: `${box(22, 16, 62, 42, 4)}M53 58v10M40 68h26${box(70, 38, 68, 52, 4)}M80 50h38M80 76h30`, mark: 'M80 63h48' },
  sidebar: { lines: `${screen}M56 28v60M26 40h20M26 51h16M66 44h20M66 55h32`, mark: `${box(64, 68, 70, 14, 3)}M71 75h34M26 75h18` },
  folders: { lines: `${screen}${folder(30, 42)}${folder(68, 42)}${folder(106, 42)}${folder(30, 70)}${folder(106, 70)}`, mark: folder(68, 70) },
  'phone-add': { lines: `${phone}M66 22h28M66 80h28`, mark: 'M96 51a16 16 0 1 1-32 0a16 16 0 1 1 32 0M80 43v16M72 51h16' },
  'phone-form': { lines: `${phone}${box(63, 26, 34, 12, 3)}${box(63, 44, 34, 12, 3)}${box(63, 62, 34, 12, 3)}M68 50h14M68 68h.01M73 68h.01M78 68h.01`, mark: 'M68 32h22' },
  'phone-login': { lines: `${phone}${box(63, 50, 34, 12, 3)}${box(63, 68, 34, 12, 3)}M68 56h16M87 27a7 7 0 1 1-14 0a7 7 0 1 1 14 0M68 44c2-11 22-11 24 0`, mark: 'M69 74h.01M75 74h.01M81 74h.01M87 74h.01' },
  terminal: { lines: `${screen}M30 44l8 6-8 6M30 74h30`, mark: 'M46 56h46' },
  player: { lines: `${tv}M34 70h92`, mark: 'M70 30l24 14-24 14zM34 70h36' },
  'tv-list': { lines: `${tv}M48 30h50M48 62h38M36 30h.01M36 62h.01`, mark: 'M48 46h64M36 46h.01' },
}

/** Draws one of them, in the colours of the text. */
export function StepPicture({ name }: { name: StepPictureName }) {
  const { lines, mark } = pictures[name]
  return (
    <svg class="step-picture" width="160" height="102" viewBox="0 0 160 102" aria-hidden="true" focusable="false">
      <path d={lines} />
      <path class="step-picture-mark" d={mark} />
    </svg>
  )
}
