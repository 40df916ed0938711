/** The mark and the name: frames on a mantelpiece. */
export function Logo() {
  return (
    <span class="logo">
      <svg class="logo-mark" width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d="M3 25h26M6 25v4M26 25v4M7 11h8v14H7zM18 6h7v19h-7z" />
        <path class="logo-picture" d="M7 21l3-4 2.500 3 1-1 1.500 2M21.500 12.500m-1.500 0a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0" />
      </svg>
      <span class="logo-name">Mantel</span>
    </span>
  )
}
