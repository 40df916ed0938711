/**
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ scale: number, x: number, y: number }} View scale 1 fits the stage; x and y move the picture's top left corner, in pixels of the screen
 */

/** The largest size of the picture's shape that fits the stage; never larger than the picture itself when `natural` is known. @returns {Size & { left: number, top: number }} */
export function fit(picture, stage, inset = 0) {
  const room = { width: stage.width - inset * 2, height: stage.height - inset * 2 }
  const scale = Math.min(room.width / picture.width, room.height / picture.height, Math.max(1, 480 / Math.max(picture.width, picture.height)))
  const width = picture.width * scale
  const height = picture.height * scale
  return { width, height, left: (stage.width - width) / 2, top: (stage.height - height) / 2 }
}

/** Scales about a point of the stage, so that what is under it stays under it. @returns {View} */
export function zoomAbout(view, scale, point, box) {
  const px = point.x - box.left - view.x
  const py = point.y - box.top - view.y
  return { scale, x: view.x + px - (px * scale) / view.scale, y: view.y + py - (py * scale) / view.scale }
}

/** Keeps the picture from leaving the stage: it covers it where it is larger, and is centred where it is smaller. @returns {View} */
export function keepInside(view, box, stage) {
  const clamp = (offset, size, start, room) => {
    const scaled = size * view.scale
    if (scaled <= room) return (room - scaled) / 2 - start
    return Math.min(-start, Math.max(room - scaled - start, offset))
  }
  return { scale: view.scale, x: clamp(view.x, box.width, box.left, stage.width), y: clamp(view.y, box.height, box.top, stage.height) }
}
