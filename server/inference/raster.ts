/** A decoded upright picture: red, green, blue, one byte each, row after row, sRGB. */
export interface Raster { data: Uint8Array; width: number; height: number }
