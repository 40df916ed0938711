import { z } from 'zod'

const Config = z.looseObject({
  num_mel_bins: z.int().min(1).max(256), decoder_layers: z.int().min(1).max(64), decoder_attention_heads: z.int().min(1).max(64), d_model: z.int().min(1).max(4096),
  eos_token_id: z.int(), median_filter_width: z.int().min(1).max(101).default(7), max_target_positions: z.int().default(448),
})

const ids = z.array(z.int()).nullish().transform((given) => given ?? [])

const Generation = z.looseObject({
  decoder_start_token_id: z.int(), no_timestamps_token_id: z.int(), lang_to_id: z.record(z.string(), z.int()), task_to_id: z.looseObject({ transcribe: z.int() }),
  suppress_tokens: ids, begin_suppress_tokens: ids, alignment_heads: z.array(z.tuple([z.int(), z.int()])).nullish().transform((given) => given ?? []),
})

/** What has to be known of a Whisper to decode with it: sizes of its network, and numbers of tokens that are no text. */
export interface WhisperFacts {
  bands: number
  layers: number
  heads: number
  width: number
  /** Tokens that it can have before it, with those that it makes. */
  context: number
  /** By 'en', 'de' … */
  languages: ReadonlyMap<string, number>
  start: number
  end: number
  transcribe: number
  /** Comes before the text of what was said before. */
  before: number
  noSpeech: number
  noTimes: number
  /** 0.00 s; each further one is 0.02 s later. */
  firstTime: number
  /** Never to be written: notes, signs of speakers. */
  suppressed: readonly number[]
  suppressedFirst: readonly number[]
  /** Layer and head that look at where in the sound a token is said; none in an export without. */
  alignment: readonly (readonly [layer: number, head: number])[]
  smoothing: number
}

/** Reads config.json and generation_config.json as they come with an export. @throws ZodError */
export function readWhisperFacts(config: unknown, generation: unknown): WhisperFacts {
  const c = Config.parse(config)
  const g = Generation.parse(generation)
  return {
    bands: c.num_mel_bins, layers: c.decoder_layers, heads: c.decoder_attention_heads, width: c.d_model, context: c.max_target_positions,
    languages: new Map(Object.entries(g.lang_to_id).map(([token, id]) => [token.replaceAll(/[<|>]/g, ''), id])),
    start: g.decoder_start_token_id, end: c.eos_token_id, transcribe: g.task_to_id.transcribe,
    // these two always stand before it
    before: g.no_timestamps_token_id - 2, noSpeech: g.no_timestamps_token_id - 1,
    noTimes: g.no_timestamps_token_id, firstTime: g.no_timestamps_token_id + 1,
    suppressed: g.suppress_tokens, suppressedFirst: g.begin_suppress_tokens, alignment: g.alignment_heads, smoothing: c.median_filter_width,
  }
}

/** Seconds that one number of a time token stands for. */
export const TIME_STEP = 0.02
