import { parentPort } from 'node:worker_threads';
import { draw, type SamplingTask } from './sampling-task.ts';

// A thread that draws one task after another, while the process answers others.
parentPort?.on('message', (task: SamplingTask) => parentPort?.postMessage(draw(task), []));
