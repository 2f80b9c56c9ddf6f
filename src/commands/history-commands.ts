import { type Command, InvalidArgumentError } from 'commander';
import type { Database } from '../database/database.ts';
import type { ChainLink } from '../database/history/chain.ts';
import { historyHead, verifyHistory } from '../database/history/verify.ts';
import { jsonReport, textReport } from './history-report.ts';

/** Runs work on the configured database as it is, and closes it whatever comes. */
type WithDatabase = (work: (database: Database) => Promise<void>) => Promise<void>;

const ANCHOR = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i;

function anchorOf(text: string): ChainLink {
  const [, position, hash] = ANCHOR.exec(text) ?? [];
  if (position === undefined || hash === undefined) {
    throw new InvalidArgumentError('It must be POSITION:HASH, as "atlas history head" prints it.');
  }
  return { position: Number(position), hash: hash.toLowerCase() };
}

/**
 * Adds the commands that verify the history and tell its end.
 *
 * @param withDatabase neither migrates nor loads anything: what is verified must be what is there.
 */
export function addHistoryCommands(program: Command, withDatabase: WithDatabase): void {
  const history = program.command('history').description('verify the history of changes');

  history
    .command('verify')
    .description(
      'compute the chain of hashes anew and hold every record against its last image; fails where they differ',
    )
    .option(
      '--anchor <position:hash>',
      'what "history head" printed earlier, which must still be so',
      anchorOf,
    )
    .option('--json', 'print the result as one line of JSON', false)
    .action(async ({ anchor, json }: { anchor?: ChainLink; json: boolean }) => {
      const { onProgress, finish } = json ? jsonReport() : textReport();
      await withDatabase(async (database) => {
        const verification = await verifyHistory(database, { anchor, onProgress });
        finish(verification);
        if (verification.findings.length > 0) process.exitCode = 1;
      });
    });

  history
    .command('head')
    .description(
      'print the last position of the history and its hash, to note elsewhere for "history verify --anchor"',
    )
    .action(async () => {
      await withDatabase(async (database) => {
        const head = await historyHead(database);
        if (head) process.stdout.write(`${head.position}:${head.hash}\n`);
        else process.stderr.write('Nothing has been changed yet.\n');
      });
    });
}
