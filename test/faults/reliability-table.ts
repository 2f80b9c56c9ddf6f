import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import type { ReliabilityRow } from './row.ts';

const FILE = join(import.meta.dirname, '../../docs/reliability.md');
const HEADINGS: readonly (readonly [kind: ReliabilityRow['kind'], heading: string])[] = [
  ['limit', 'Limits'],
  ['fault', 'Faults'],
  ['abuse', 'Abuse'],
];

/** Writes what the tests saw into docs/reliability.md, between its marks, where all of them passed. */
export class ReliabilityTable implements Reporter {
  readonly #project: string;

  /** @param project The project of the tests that cause limits, faults and abuse. */
  constructor(project: string) {
    this.#project = project;
  }

  onTestRunEnd(all: readonly TestModule[]): void {
    const modules = all.filter(({ project }) => project.name === this.#project);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const rows = tests.flatMap((test) => test.meta().reliability ?? []);
    if (
      !modules.every((module) => module.ok()) ||
      HEADINGS.some(([kind]) => !rows.some((row) => row.kind === kind))
    ) {
      return;
    }
    const day = new Date().toISOString().slice(0, 10);
    const parts = HEADINGS.map(([kind, heading]) =>
      tableOf(
        heading,
        rows.filter((row) => row.kind === kind),
      ),
    );
    const text = readFileSync(FILE, 'utf8').replace(
      /(<!-- written by npm run test:faults -->\n)[^]*(<!-- end -->)/,
      (_, begin: string, end: string) =>
        `${begin}\nWritten on ${day} on Node ${process.version}.\n\n${parts.join('\n')}\n${end}`,
    );
    writeFileSync(FILE, text);
  }
}

function tableOf(heading: string, rows: readonly ReliabilityRow[]): string {
  const lines = rows.map(({ sent, came, recovery }) => {
    return `| ${[sent, came, timeOf(recovery)].map(escaped).join(' | ')} |`;
  });
  return [
    `### ${heading}`,
    '',
    '| what was done or sent | what came back | until it answered as before |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

function timeOf(recovery: ReliabilityRow['recovery']): string {
  if (recovery === undefined) return '';
  return recovery === null ? 'never ceased' : `${Math.round(recovery)} ms`;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
