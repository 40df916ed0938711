import { analyzeTask, vectorTask } from './analysis/index.ts'
import { vectorIndexTask } from './catalog/index.ts'
import { examineTask, walkTask } from './ingest/index.ts'
import { convertTask, probeTask } from './inference/index.ts'
import { serveTasks, type Task } from './platform/index.ts'
import { cropTask, drawTask, fitTask, spectrogramTask } from './renditions/index.ts'

// A child of the task pool: does one piece of work on untrusted bytes at a time. It leads a process group of its own, and takes its group along when its parent is gone.
serveTasks([examineTask, walkTask, analyzeTask, vectorTask, vectorIndexTask, drawTask, cropTask, fitTask, spectrogramTask, convertTask, probeTask] as unknown as Task<never, unknown>[], process, () => process.kill(-process.pid, 'SIGKILL'))
