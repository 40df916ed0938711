import type { Box, Network, Raster } from '../../../inference/index.ts'

/** A thing that a network sees: its class by number, how sure, and where, in pixels of the raster (it may reach beyond the edges). */
export interface Seen { label: number; score: number; box: Box }

/** Asks one network about a picture; it tells all that it sees with at least this score, each thing once. */
export type Detector = (raster: Raster, network: Network, least: number) => Promise<Seen[]>
