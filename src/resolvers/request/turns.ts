import { AbandonedError, type Deadline } from '../../database/deadline.ts';

/** So long computing goes on without a break: then whoever else waits for the process has it first. */
const SLICE_MS = 20;
/** So many parts at once: what comes of each takes time too, behind its turn, which only the next break sees. */
const MOST_A_SLICE = 50;

interface Turn {
  readonly request: Deadline | undefined;
  readonly take: () => void;
  readonly parts: number;
}

const waiting: Turn[] = [];
let isScheduled = false;

/** How many turns of each request wait, and what is called once none does. */
const requests = new Map<Deadline | undefined, { turns: number; readonly calls: (() => void)[] }>();

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
    waiting.push({ request: deadline, take, parts });
    const ofRequest = requests.get(deadline);
    if (ofRequest) ofRequest.turns += 1;
    else requests.set(deadline, { turns: 1, calls: [] });
    schedule();
  });
}

/**
 * Calls back once no turn of a request waits any more and what came of the last one is done: whatever its turns ask for is
 * then asked for at once, however many breaks there were between them.
 */
export function afterTurns(deadline: Deadline | undefined, call: () => void): void {
  void Promise.resolve().then(() =>
    process.nextTick(() => {
      const ofRequest = requests.get(deadline);
      if (ofRequest) ofRequest.calls.push(() => afterTurns(deadline, call));
      else call();
    }),
  );
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
  for (const { request } of waiting.splice(0, done)) leave(request);
  if (waiting.length > 0) schedule();
}

function leave(request: Deadline | undefined): void {
  const ofRequest = requests.get(request);
  if (!ofRequest) return;
  ofRequest.turns -= 1;
  if (ofRequest.turns > 0) return;
  requests.delete(request);
  for (const call of ofRequest.calls) call();
}
