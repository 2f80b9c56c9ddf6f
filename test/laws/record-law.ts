import type { RunnerTestCase } from 'vitest';

/** A promise that was tried over everything that the schema and the model list: a line of the table in docs/laws.md. */
export interface Law {
  /** What holds, in a sentence. */
  readonly law: string;
  /** How many cases were made of what is listed. */
  readonly cases: number;
  /** What it found when it was written that nobody had known of; absent where it found nothing. */
  readonly found?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    /** What the test tried, for the table. */
    laws?: Law[];
  }
}

/** Notes how much a law was tried over, once its test has seen that it holds. */
export function recordLaw(task: Readonly<RunnerTestCase>, law: Law): void {
  (task.meta.laws ??= []).push(law);
}
