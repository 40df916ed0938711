/** How far something is, as a bar that screen readers read as a number. */
export function ProgressBar({ done, total, label, class: extra }: { done: number; total: number; label: string; class?: string }) {
  return <progress class={extra ? `bar ${extra}` : 'bar'} value={Math.min(done, total)} max={Math.max(total, 1)} aria-label={label}></progress>
}
