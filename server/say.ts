import { sentenceOf } from '../views/words.ts'
import type { Message } from './platform/index.ts'

/** A message's sentence for the terminal, in English. */
export const say = (message: Message): string => sentenceOf('en', message.key, message.params) ?? message.key
