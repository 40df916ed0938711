import { expect, it, vi } from 'vitest'
import { silentLog } from './log.ts'
import { createWorkShifts, type Shift } from './work-shifts.ts'

/** Two kinds of work, of which one has its hours. */
function house() {
  const world = { paused: new Set<string>(), isNight: false, breaks: false }
  const told: string[] = []
  const list: Shift[] = [{ name: 'draw' }, { name: 'analyse', isOpen: async () => world.isNight }]
  const begin = async (name: string): Promise<void> => {
    if (world.breaks) throw new Error('the database is away')
    told.push(`begin ${name}`)
  }
  const shifts = createWorkShifts({ shifts: () => list, paused: async () => new Set(world.paused), begin, end: async (name) => { told.push(`end ${name}`) }, log: silentLog(), everyMs: 5 })
  return { world, told, shifts }
}

it('begins what is open, and takes up by itself what opens later', async () => {
  const { world, told, shifts } = house()
  await shifts.start()
  expect(told).toEqual(['begin draw'])
  world.isNight = true
  await vi.waitFor(() => expect(told).toEqual(['begin draw', 'begin analyse']))
  world.isNight = false
  await vi.waitFor(() => expect(told.at(-1)).toBe('end analyse'))
  await shifts.stop()
  expect(told).toHaveLength(3)
})

it('lays down what is paused, also in its hours, and goes on when told', async () => {
  const { world, told, shifts } = house()
  world.isNight = true
  world.paused.add('analyse')
  await shifts.start()
  world.paused = new Set(['draw'])
  shifts.changed()
  await vi.waitFor(() => expect(told).toEqual(['begin draw', 'end draw', 'begin analyse']))
  await shifts.stop()
})

it('tries again what could not be taken up', async () => {
  const { world, told, shifts } = house()
  world.breaks = true
  await shifts.start()
  expect(told).toEqual([])
  world.breaks = false
  await vi.waitFor(() => expect(told).toEqual(['begin draw']))
  await shifts.stop()
})
