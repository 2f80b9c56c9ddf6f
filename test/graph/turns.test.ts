import { expect, it } from 'vitest';
import { Deadline } from '../../src/database/deadline.ts';
import { afterTurns, inTurn } from '../../src/resolvers/request/turns.ts';

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

it('what the turns of a request ask for is asked for at once, whatever breaks are between them', async () => {
  const deadline = new Deadline();
  const asked: number[] = [];
  const loads: number[][] = [];
  let waiting: Promise<void> | undefined;
  const ask = (key: number) => {
    asked.push(key);
    waiting ??= new Promise((resolve) => {
      afterTurns(deadline, () => {
        loads.push(asked.splice(0));
        waiting = undefined;
        resolve();
      });
    });
    return waiting;
  };
  await Promise.all(
    Array.from({ length: 30 }, async (_, key) => {
      await inTurn(deadline, () => spin(3), 10);
      await ask(key);
    }),
  );
  expect(loads).toEqual([Array.from({ length: 30 }, (_, key) => key)]);
});

it('a request waits for its own turns, and not for those of another', async () => {
  const [busy, idle] = [new Deadline(), new Deadline()];
  const order: string[] = [];
  const turns = Array.from({ length: 20 }, () => inTurn(busy, () => spin(5), 50));
  await Promise.all([
    Promise.all(turns).then(() => order.push('busy')),
    new Promise<void>((resolve) => {
      afterTurns(idle, () => {
        order.push('idle');
        resolve();
      });
    }),
  ]);
  expect(order).toEqual(['idle', 'busy']);
});
