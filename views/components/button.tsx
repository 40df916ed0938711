import type { Child } from 'hono/jsx'
import type { IconName } from './icon-names.ts'
import { Icon } from './icon.tsx'

type Look = 'main' | 'quiet' | 'plain' | 'bad'
interface Props {
  look?: Look
  icon?: IconName
  type?: 'submit' | 'button'
  name?: string
  value?: string
  /** Spoken name where no text is seen. */
  label?: string
  title?: string
  class?: string
  disabled?: boolean
  pressed?: boolean
  data?: Record<string, string>
  children?: Child
}

/** A button. One `main` a page; without children it is an icon with a spoken label. */
export function Button({ look = 'quiet', icon, type = 'submit', label, title, class: extra, pressed, data = {}, children, ...rest }: Props) {
  const shape = children === undefined ? 'button-icon' : ''
  return (
    <button type={type} class={['button', `button-${look}`, shape, extra].filter(Boolean).join(' ')} aria-label={label} title={title ?? label}
      aria-pressed={pressed === undefined ? undefined : pressed ? 'true' : 'false'} {...rest} {...data}>
      {icon ? <Icon name={icon} /> : null}
      {children === undefined ? null : <span>{children}</span>}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ href, look = 'quiet', icon, label, class: extra, download, data = {}, children }: { href: string; look?: Look; icon?: IconName; label?: string; class?: string; download?: boolean; data?: Record<string, string>; children?: Child }) {
  return (
    <a href={href} class={['button', `button-${look}`, children === undefined ? 'button-icon' : '', extra].filter(Boolean).join(' ')} aria-label={label} title={label} download={download} {...data}>
      {icon ? <Icon name={icon} /> : null}
      {children === undefined ? null : <span>{children}</span>}
    </a>
  )
}
