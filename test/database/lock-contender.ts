// A process that tries to claim the folder whenever it is told to, and says whether it has it.
import { lockDirectory } from '../../src/database/directory-lock.ts';

const [directory = ''] = process.argv.slice(2);
let unlock: (() => Promise<void>) | undefined;

process.on('message', (message) => {
  void (message === 'claim' ? claim() : release());
});

async function claim(): Promise<void> {
  try {
    unlock = await lockDirectory(directory);
    process.send?.('has it');
  } catch (error) {
    process.send?.(error instanceof Error ? error.message : String(error));
  }
}

async function release(): Promise<void> {
  await unlock?.();
  unlock = undefined;
  process.send?.('released');
}

process.send?.('ready');
