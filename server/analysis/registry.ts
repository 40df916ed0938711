import type { Analyzer } from './define-analyzer.ts'
import { fingerprint } from './audio/fingerprint.ts'
import { loudness } from './audio/loudness.ts'
import { quality as soundQuality } from './audio/quality.ts'
import { spectrum } from './audio/spectrum.ts'
import { speakers } from './audio/speakers.ts'
import { voice } from './audio/voice.ts'
import { colors } from './image/colors.ts'
import { embedding } from './image/embedding.ts'
import { faces } from './image/faces.ts'
import { hash } from './image/hash.ts'
import { objects } from './image/objects.ts'
import { quality } from './image/quality.ts'
import { scenes } from './image/scenes.ts'
import { sensitive } from './image/sensitive.ts'
import { text } from './image/text.ts'

/** Every analyzer, in the order in which they run over a content: the quick ones first. */
export const analyzers: readonly Analyzer[] = [hash, colors, quality, objects, scenes, faces, embedding, sensitive, text, fingerprint, loudness, spectrum, soundQuality, voice, speakers]
