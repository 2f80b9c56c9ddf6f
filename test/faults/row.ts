import type { RunnerTestCase } from 'vitest';

/** A line of the table in docs/reliability.md. */
export interface ReliabilityRow {
  readonly kind: 'limit' | 'fault' | 'abuse';
  /** What was done, or sent. */
  readonly sent: string;
  /** What came back. */
  readonly came: string;
  /**
   * How long it took until the service answered as before, in milliseconds; null where it never ceased to, undefined where
   * there was none that could.
   */
  readonly recovery?: number | null;
}

declare module 'vitest' {
  interface TaskMeta {
    /** What the test saw, for the table. */
    reliability?: ReliabilityRow[];
  }
}

/** Notes what a test saw. */
export function noteRow(task: Readonly<RunnerTestCase>, row: ReliabilityRow): void {
  (task.meta.reliability ??= []).push(row);
}
