import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LoadedNetwork, Tensors } from './onnx-session.ts'
import { createSessions } from './session.ts'
import { tensor } from './tensor.ts'

const x: Tensors = { x: tensor(new Float32Array([1]), [1]) }
const store = { bytes: async () => Buffer.from('net') }
const network = (run: LoadedNetwork['run'] = async () => x) => ({ run, release: vi.fn(async () => undefined) })

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('sessions', () => {
  it('load a network at the first question and keep it for the next', async () => {
    const load = vi.fn(async () => network())
    const sessions = createSessions({ store, load })
    const net = sessions.network('m', 'f')
    expect(load).not.toHaveBeenCalled()
    await Promise.all([net.run(x), net.run(x)])
    await sessions.network('m', 'f').run(x)
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('give back the memory of a network that nobody asks', async () => {
    const loaded = network()
    const sessions = createSessions({ store, load: async () => loaded, idleSeconds: 10 })
    await sessions.network('m', 'f').run(x)
    await vi.advanceTimersByTimeAsync(9_000)
    expect(sessions.loaded()).toBe(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sessions.loaded()).toBe(0)
    expect(loaded.release).toHaveBeenCalledTimes(1)
  })

  it('keep a network while it works, however long', async () => {
    let finish = (): void => undefined
    const loaded = network(() => new Promise((resolve) => { finish = () => resolve(x) }))
    const sessions = createSessions({ store, load: async () => loaded, idleSeconds: 10 })
    const running = sessions.network('m', 'f').run(x)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(loaded.release).not.toHaveBeenCalled()
    finish()
    await running
  })

  it('try again to load what did not load', async () => {
    const load = vi.fn(async () => network()).mockRejectedValueOnce(new Error('no memory'))
    const sessions = createSessions({ store, load })
    await expect(sessions.network('m', 'f').run(x)).rejects.toThrow('no memory')
    await expect(sessions.network('m', 'f').run(x)).resolves.toEqual(x)
  })

  it('release all on closing', async () => {
    const loaded = network()
    const sessions = createSessions({ store, load: async () => loaded })
    await sessions.network('m', 'f').run(x)
    await sessions.close()
    expect(loaded.release).toHaveBeenCalledTimes(1)
  })
})
