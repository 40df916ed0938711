import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'postgresql', schema: ['./server/*/schema.ts', './server/*/*-schema.ts', './server/protocols/*/schema.ts'], out: './drizzle' })
