import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Account, counts, equal } from './account.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { figuresOf, SAID, saidIn } from './prose.ts';
import { ACCOUNTS } from './prose-figures.ts';
import { recordLaw } from './record-law.ts';
import { SCHEMA } from './schema-figures.ts';

/** Where words stand in a text. */
function placesOf(words: string, text: string): { from: number; to: number }[] {
  const places = [];
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    places.push({ from, to: from + words.length });
  }
  return places;
}

/** What is wrong with the numbers of a text: those of which nobody says what they are, and what is said wrongly. */
function faultsOf(path: string, text: string, accounts: readonly Account[]): string[] {
  const figures = figuresOf(text);
  const told = new Set<object>();
  const faults: string[] = [];
  for (const { words, values, stands, how } of accounts) {
    const places = placesOf(words, text);
    if (places.length === 0) faults.push(`${path} no longer says “${words}”`);
    if (stands && !readFileSync(stands.path, 'utf8').includes(stands.text)) {
      faults.push(`${path}, “${words}”: ${stands.path} has no “${stands.text}”`);
    }
    if (how !== undefined && !readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ').includes(how)) {
      faults.push(`${path}, “${words}”: the page does not say “${how}”`);
    }
    for (const { from, to } of places) {
      const within = figures.filter((figure) => from <= figure.from && figure.to <= to);
      if (within.length === 0) faults.push(`${path}, “${words}” has no number`);
      for (const figure of within) told.add(figure);
      const written = within.map(({ value }) => value);
      if (values && written.join(', ') !== values.map((value) => Number(value.toFixed(9))).join(', ')) {
        faults.push(`${path}, “${words}” says ${written.join(', ')}; it is ${values.join(', ')}`);
      }
    }
  }
  for (const figure of figures) {
    if (!told.has(figure)) faults.push(`${path}: what is the number in “…${figure.around}…”?`);
  }
  return faults;
}

const read = (text: string) => figuresOf(text).map(({ value }) => value);

it('reads numbers in digits and in words, and neither names nor formulas', () => {
  expect(read('50,000,000 numbers, 3.5 % or 20ms.')).toEqual([50_000_000, 3.5, 20]);
  expect(read('half a million, a hundred and five, twenty-five, the fifteenth')).toEqual([
    500_000, 105, 25, 15,
  ]);
  expect(read('half a thousandth; at least one, one or more, one of them')).toEqual([0.0005, 1, 1]);
  expect(read('from 2025-08-01 to 28 June 2025')).toEqual([20_250_801, 20_250_628]);
  expect(read('WZ-P5, AES-256-GCM, 项目1, n − 1, 1/n, 2³², x₁')).toEqual([]);
});

it('finds a number that is wrong, one that nobody accounts for, and an account of none', () => {
  const text = 'At most 5 MB, in two threads.';
  expect(faultsOf('README.md', text, [equal('5 MB', 5), counts('two threads')])).toEqual([]);
  expect(faultsOf('README.md', text, [equal('5 MB', 6), equal('in two threads', 2)])).toEqual([
    'README.md, “5 MB” says 5; it is 6',
  ]);
  expect(faultsOf('README.md', text, [equal('in two threads', 2)])).toEqual([
    'README.md: what is the number in “…At most 5 MB, in two threads.…”?',
  ]);
  expect(faultsOf('README.md', text, [equal('5 MB, in two threads', 5, 2), counts('three threads')])).toEqual(
    ['README.md no longer says “three threads”'],
  );
});

it('every number of the prose is that of the source, or says what it is', ({ task }) => {
  expect(SAID.flatMap(({ path, said }) => faultsOf(path, said, ACCOUNTS[path] ?? []))).toEqual([]);
  expect(Object.keys(ACCOUNTS).filter((path) => SAID.every((page) => page.path !== path))).toEqual([]);
  recordLaw(task, {
    law: 'Every number of the prose is that of the source, or says what it is.',
    cases: SAID.reduce((sum, { said }) => sum + figuresOf(said).length, 0),
    found:
      'The README said that a list of half a million takes 1.3 times as long as of 5,000, and the benchmark 1.2; a hundredth of a time was measured nowhere.',
  });
});

it('every number of the descriptions of the schema is that of the source, or says what it is', ({ task }) => {
  const said = DESCRIPTIONS.map(saidIn).join(' ¶ ');
  expect(faultsOf('schema.graphql', said, SCHEMA)).toEqual([]);
  recordLaw(task, {
    law: 'Every number of the descriptions of the schema is that of the source, or says what it is.',
    cases: figuresOf(said).length,
  });
});
