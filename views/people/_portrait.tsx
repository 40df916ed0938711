import { Icon } from '../components/icon.tsx'

/** A round picture of a face; an outline where none can be seen. */
export function Portrait({ src, size = 'medium', alt = '' }: { src: string | null; size?: 'small' | 'medium' | 'large'; alt?: string }) {
  const pixels = { small: 44, medium: 112, large: 128 }[size]
  if (src === null) return <span class={`portrait portrait-${size} portrait-none`}><Icon name="circle-user-round" /></span>
  return <img class={`portrait portrait-${size}`} src={src} width={pixels} height={pixels} alt={alt} loading="lazy" decoding="async" />
}
