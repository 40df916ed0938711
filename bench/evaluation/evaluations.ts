import { colorsEvaluation } from './evaluate-colors.ts'
import { duplicatesEvaluation } from './evaluate-duplicates.ts'
import { facesEvaluation } from './evaluate-faces.ts'
import { fingerprintEvaluation } from './evaluate-fingerprint.ts'
import { likenessEvaluation } from './evaluate-likeness.ts'
import { loudnessEvaluation } from './evaluate-loudness.ts'
import { objectsEvaluation } from './evaluate-objects.ts'
import { qualityEvaluation } from './evaluate-quality.ts'
import { scenesEvaluation } from './evaluate-scenes.ts'
import { sensitiveEvaluation } from './evaluate-sensitive.ts'
import { soundQualityEvaluation } from './evaluate-sound-quality.ts'
import { speakersEvaluation } from './evaluate-speakers.ts'
import { speechEvaluation } from './evaluate-speech.ts'
import { textEvaluation } from './evaluate-text.ts'
import { voiceEvaluation } from './evaluate-voice.ts'
import type { Evaluation } from './evaluation.ts'

/** All that is measured, in the order of docs/accuracy.md. */
export const evaluations: readonly Evaluation[] = [objectsEvaluation, scenesEvaluation, textEvaluation, facesEvaluation, colorsEvaluation, qualityEvaluation, likenessEvaluation, duplicatesEvaluation, sensitiveEvaluation, loudnessEvaluation, soundQualityEvaluation, fingerprintEvaluation, voiceEvaluation, speakersEvaluation, speechEvaluation]
