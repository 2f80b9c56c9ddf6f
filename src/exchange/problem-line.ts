import type { ImportProblem } from './problem.ts';

/**
 * A problem as one line: severity, file, line, column, code and message, separated by tabs; where there is no column
 * stands a hyphen. No field holds a tab or a line break.
 */
export function problemLine({ severity, file, line, column, code, message }: ImportProblem): string {
  return [severity, file, line, column ?? '-', code, message]
    .map((field) => String(field).replaceAll(/\s+/g, ' '))
    .join('\t');
}
