import { AbandonedError, type Deadline } from '../database/deadline.ts';

/** So long computing goes on without a break: then whoever else waits for the process has it first. */
const SLICE_MS = 20;
/** So many parts at once: what comes of each takes time too, behind its turn. */
const MOST_A_SLICE = 500;

/** So many fields, and so many parts of their lists, are resolved without a break; then those of the others wait. */
const MOST_FIELDS_AT_ONCE = 1000;
const MOST_PARTS_AT_ONCE = 3000;

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

let fields = 0;
let parts = 0;

/**
 * Counts a field with parts that is resolved now; whether so many were, or so many parts, that those of this one should wait
 * their turn.
 */
export function isDue(resolved: unknown): boolean {
  if (fields === 0) {
    setImmediate(() => {
      fields = 0;
      parts = 0;
    });
  }
  fields += 1;
  parts += Array.isArray(resolved) ? resolved.length : 1;
  return fields > MOST_FIELDS_AT_ONCE || parts > MOST_PARTS_AT_ONCE;
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
