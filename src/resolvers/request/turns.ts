import { AbandonedError, type Deadline } from '../../database/deadline.ts';

/** So long computing goes on without a break: then whoever else waits for the process has it first. */
const SLICE_MS = 20;
/** So many parts at once: what comes of each takes time too, behind its turn. */
const MOST_A_SLICE = 500;

/** So many fields with parts are resolved without a break; then the parts of the others wait. */
const MOST_AT_ONCE = 1000;

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

let resolved = 0;

/** Counts a field with parts that is resolved now; whether so many were that the parts of this one should wait their turn. */
export function isDue(): boolean {
  if (resolved === 0) setImmediate(() => (resolved = 0));
  resolved += 1;
  return resolved > MOST_AT_ONCE;
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
