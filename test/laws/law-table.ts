import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import type { Law } from './record-law.ts';

const FILE = join(import.meta.dirname, '../../docs/laws.md');

interface TriedLaw extends Law {
  readonly file: string;
  readonly seconds: number;
}

/** Writes which laws were tried into docs/laws.md, between the marks of a command, where all of them were run and held. */
export class LawTable implements Reporter {
  readonly #project: string;

  /** @param project The project of the tests that try the laws; the marks name its command. */
  constructor(project: string) {
    this.#project = project;
  }

  onTestRunEnd(modules: readonly TestModule[], _errors: unknown, reason: string): void {
    if (reason !== 'passed' || process.env['ATLAS_LAWS_TABLE'] !== 'write') return;
    const tried = modules.filter(({ project }) => project.name === this.#project);
    if (tried.length === 0) return;
    const laws = tried.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) =>
        (test.meta().laws ?? []).map((law): TriedLaw => ({
          ...law,
          file: module.relativeModuleId,
          seconds: (test.diagnostic()?.duration ?? 0) / 1000,
        })),
      ),
    );
    const day = new Date().toISOString().slice(0, 10);
    const found = laws.filter(({ found }) => found !== undefined);
    const parts = [
      `Written on ${day} on Node ${process.version}.`,
      table(
        ['law', 'test', 'cases', 'seconds'],
        laws.map(({ law, file, cases, seconds }) => [
          law,
          `[${file.replace('test/laws/', '')}](../${file})`,
          cases.toLocaleString('en-US'),
          seconds.toFixed(1),
        ]),
      ),
      'What they found when they were written:',
      table(
        ['law', 'found and mended'],
        found.map(({ law, found }) => [law, found ?? '']),
      ),
    ];
    const text = readFileSync(FILE, 'utf8').replace(
      new RegExp(`(<!-- written by npm run test:${this.#project} -->\n)[^]*?(<!-- end -->)`),
      (_, begin: string, end: string) => `${begin}\n${parts.join('\n\n')}\n\n${end}`,
    );
    writeFileSync(FILE, text);
  }
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(line).join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
