import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress, ImportResult } from '../exchange/import.ts';
import type { ImportProblem } from '../exchange/problem.ts';
import { problemLine } from '../exchange/problem-line.ts';

/** Shows an import as it goes: problems as lines, and a bar where somebody watches. */
export interface ImportReport {
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onProblem: (problem: ImportProblem) => void;
  readonly finish: (result: ImportResult) => void;
}

/** A report for people: problems go to standard error, so that the bar and the sum can be told from them. */
export function textReport(): ImportReport {
  const bar = process.stderr.isTTY
    ? new SingleBar(
        { format: '{bar} {percentage}% · {rows} rows · {file}', clearOnComplete: true, hideCursor: true },
        Presets.shades_classic,
      )
    : undefined;
  let started = false;
  return {
    onProgress({ file, bytesRead, bytesTotal, rows }) {
      if (!started) bar?.start(bytesTotal, bytesRead, { file, rows });
      started = true;
      bar?.update(bytesRead, { file, rows });
    },
    onProblem(problem) {
      process.stderr.write(`${problemLine(problem)}\n`);
    },
    finish({ committed, errors, warnings, rows }) {
      bar?.stop();
      for (const [file, { read, written }] of Object.entries(rows)) {
        process.stdout.write(`${file}: ${read} rows read, ${written} written\n`);
      }
      const found = `${errors} errors, ${warnings} warnings`;
      process.stdout.write(
        committed
          ? `Imported; ${found}.\n`
          : `Nothing was imported; ${found}. Mend the errors, or take the good rows with --partial.\n`,
      );
    },
  };
}

/** A report for programs: a JSON object a line on standard output, the result last. */
export function jsonReport(): ImportReport {
  return { onProgress: () => undefined, onProblem: printJson, finish: printJson };
}

function printJson(entry: object): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
