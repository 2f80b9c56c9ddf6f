import { AbandonedError, type Deadline } from '../../database/deadline.ts';

/** So long computing goes on without a break: then whoever else waits for the process has it first. */
const SLICE_MS = 20;
/** So many parts at once: what comes of each takes time too, behind its turn, which only the next break sees. */
const MOST_A_SLICE = 50;

const waiting: { readonly take: () => void; readonly parts: number }[] = [];
let isScheduled = false;

/**
 * Computes something in its turn: what many parts of many requests compute is done one after another, with breaks in
 * which the process answers others.
 *
 * @param parts how many objects are about to come of it.
 * @throws AbandonedError where nobody waits any more once its turn has come.
 */
export function inTurn<Result>(
  deadline: Deadline | undefined,
  work: () => Result,
  parts = 1,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const take = () => {
      if (deadline?.hasEnded) {
        reject(new AbandonedError());
        return;
      }
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    };
    waiting.push({ take, parts });
    schedule();
  });
}

/** Since when fields are resolved without a break; undefined where none was since the last one. */
let began: number | undefined;

/** Whether fields have been resolved for so long without a break that the parts of the next one should wait their turn. */
export function isDue(): boolean {
  const now = performance.now();
  if (began === undefined) {
    began = now;
    setImmediate(() => (began = undefined));
  }
  return now - began >= SLICE_MS;
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(takeTurns);
}

function takeTurns(): void {
  isScheduled = false;
  const end = performance.now() + SLICE_MS;
  let done = 0;
  let taken = 0;
  for (const each of waiting) {
    if (done > 0 && (taken + each.parts > MOST_A_SLICE || performance.now() >= end)) break;
    each.take();
    done += 1;
    taken += each.parts;
  }
  waiting.splice(0, done);
  if (waiting.length > 0) schedule();
}
