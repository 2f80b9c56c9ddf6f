import { Presets, SingleBar } from 'cli-progress';
import type { Verification, VerificationProgress } from '../database/history/verify.ts';

/** Shows a verification as it goes. */
export interface HistoryReport {
  readonly onProgress: (progress: VerificationProgress) => void;
  readonly finish: (verification: Verification) => void;
}

/** A report for people: a bar where somebody watches, then what is wrong, then the sum. */
export function textReport(): HistoryReport {
  const bar = process.stderr.isTTY
    ? new SingleBar(
        { format: '{bar} {percentage}% · {step}', clearOnComplete: true, hideCursor: true },
        Presets.shades_classic,
      )
    : undefined;
  let started = false;
  return {
    onProgress(progress) {
      const step = progress.step === 'CHAIN' ? `${progress.changes} changes` : progress.table;
      if (progress.step === 'RECORDS') {
        bar?.update({ step });
        return;
      }
      if (!started) bar?.start(Math.max(1, progress.total), progress.changes, { step });
      started = true;
      bar?.update(progress.changes, { step });
    },
    finish({ head, changes, records, findings }) {
      bar?.stop();
      for (const { code, message } of findings) process.stdout.write(`${code}: ${message}\n`);
      const upTo =
        head === undefined
          ? 'nothing has been changed yet'
          : `the chain holds up to position ${head.position}, hash ${head.hash}`;
      process.stdout.write(
        findings.length === 0
          ? `The history is whole: ${upTo}; ${changes} changes, ${records} records as they were left.\n`
          : `The history is broken, in ${findings.length} ${findings.length === 1 ? 'place' : 'places'} at least; ${upTo}.\n`,
      );
    },
  };
}

/** A report for programs: one JSON object on standard output. */
export function jsonReport(): HistoryReport {
  return {
    onProgress: () => undefined,
    finish: ({ head = null, changes, records, findings }) => {
      const holds = findings.length === 0;
      process.stdout.write(`${JSON.stringify({ holds, head, changes, records, findings })}\n`);
    },
  };
}
