import type { Child } from 'hono/jsx'

interface Props {
  action: string
  /** put and delete travel as the field `_method`, because forms know only post. */
  method?: 'post' | 'put' | 'delete'
  /** Element that the answer replaces when scripts run; without it the answer only brings what it swaps out of band. */
  target?: string
  swap?: 'outerHTML' | 'innerHTML' | 'none' | 'delete' | 'beforeend'
  class?: string
  id?: string
  label?: string
  enctype?: 'multipart/form-data'
  children?: Child
}

/** A form that works as a plain form and, where scripts run, swaps only its target. */
export function ActionForm({ action, method = 'post', target, swap = target ? 'outerHTML' : 'none', class: extra, id, label, enctype, children }: Props) {
  return (
    <form action={action} method="post" class={extra} id={id} enctype={enctype} aria-label={label} hx-post={action} hx-target={target ?? 'this'} hx-swap={swap}>
      {method === 'post' ? null : <input type="hidden" name="_method" value={method} />}
      {children}
    </form>
  )
}
