/** The outline pictures (Lucide) that pages use; scripts/build/vendor-browser-files.mjs draws them into one sprite. */
export const iconNames = [
  'images', 'clock-plus', 'heart', 'bookmark', 'folder', 'folder-open', 'tag', 'hard-drive', 'activity', 'file-x', 'trash-2', 'settings', 'search', 'upload', 'x', 'check',
  'chevron-left', 'chevron-right', 'chevron-down', 'chevron-up', 'arrow-left', 'info', 'download', 'play', 'pause', 'volume-2', 'volume-x', 'maximize', 'zoom-in', 'scan-text',
  'image', 'music', 'film', 'moon', 'sun', 'monitor', 'log-out', 'user', 'users', 'keyboard', 'plus', 'rotate-ccw', 'rotate-cw', 'history', 'pencil', 'ellipsis', 'menu', 'undo-2',
  'circle-alert', 'circle-check', 'circle-help', 'refresh-cw', 'corner-left-up', 'copy', 'camera', 'map-pin', 'palette', 'file', 'unplug', 'key-round', 'shield', 'sparkles', 'cpu', 'languages', 'loader', 'files', 'circle', 'minus', 'home',
  'eye', 'eye-off', 'scan-face', 'user-check', 'user-plus', 'user-x', 'merge', 'square-dashed', 'circle-user-round', 'star',
  'monitor-smartphone', 'smartphone', 'laptop', 'terminal', 'tv',
  'skip-back', 'skip-forward', 'shuffle', 'repeat', 'repeat-1', 'list-music', 'audio-lines', 'disc-3', 'mic', 'gauge',
] as const

/** One of the sprite's pictures. */
export type IconName = (typeof iconNames)[number]
