import { Icon } from '../components/icon.tsx'

/** A cover, or the place of one. */
export function Cover({ src, size, eager = false }: { src: string | null; size: 'small' | 'medium' | 'large'; eager?: boolean }) {
  const pixels = { small: 48, medium: 250, large: 320 }[size]
  if (src === null) return <span class={`cover cover-${size} cover-none`}><Icon name="disc-3" /></span>
  return <img class={`cover cover-${size}`} src={src} width={pixels} height={pixels} alt="" loading={eager ? 'eager' : 'lazy'} decoding="async" />
}
