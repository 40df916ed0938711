import type { IconName } from './icon-names.ts'

/** A picture of the sprite; it says nothing to screen readers, so that text or a label must stand beside it. */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg class={extra ? `icon ${extra}` : 'icon'} width="20" height="20" aria-hidden="true" focusable="false">
      <use href={`/vendor/icons.svg#${name}`}></use>
    </svg>
  )
}
