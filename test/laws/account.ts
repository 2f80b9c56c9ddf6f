import { readFileSync } from 'node:fs';
import { loadPolicies } from '../../src/policy/load.ts';
import { parameterOn, type Policy, ruleById } from '../../src/policy/policy.ts';
import { figuresOf } from './prose.ts';

/** What the numbers in some words of a page are. */
export interface Account {
  readonly words: string;
  /** What they are in the product, in their order; absent where they are nothing of the product's. */
  readonly values?: readonly number[];
  /** A file, and what must stand in it. */
  readonly stands?: { readonly path: string; readonly text: string };
  /** What the page must say of how they were measured. */
  readonly how?: string;
}

/** Numbers that are constants of the source, or are counted or computed of what it lists. */
export const equal = (words: string, ...values: readonly number[]): Account => ({ words, values });
/** Numbers that a text of a file has, such as a status or an image: its numbers times `scale`. */
export function held(words: string, path: string, text: string, scale = 1): Account {
  const values = figuresOf(text).map(({ value }) => value * scale);
  return { words, values, stands: { path, text } };
}
/** Numbers of a sentence of which a test makes the whole sentence and looks for it on the page. */
export const madeBy = (path: string, words: string, text: string): Account => ({
  words,
  stands: { path, text },
});
/** Numbers of others: of a law, a standard, a clause, a year, another program. */
export const cited = (words: string): Account => ({ words });
/** Numbers that show how something is written or read, and bind nothing. */
export const example = (words: string): Account => ({ words });
/** Numbers that count what the sentence itself names, or are part of a word. */
export const counts = (words: string): Account => ({ words });
/** Numbers of a run, of which the page says what was run. */
export const measured = (words: string, how: string): Account => ({ words, how });

/** What stands in a file where a pattern finds it. */
export function textIn(path: string, pattern: RegExp): string {
  const found = pattern.exec(readFileSync(path, 'utf8'))?.[1];
  if (found === undefined) throw new Error(`${path} has nothing like ${pattern}`);
  return found;
}
/** A number that stands in a file, or a product of such. */
export function numberIn(path: string, pattern: RegExp): number {
  return textIn(path, pattern)
    .split('*')
    .reduce((product, factor) => product * Number(factor.trim().replaceAll(/[,_]/g, '')), 1);
}
/** A constant that its file keeps to itself. */
export const constant = (path: string, name: string): number =>
  numberIn(path, new RegExp(String.raw`\bconst ${name} = ([\d_. *e-]+);`));
/** How often something stands in a file. */
export const timesIn = (path: string, pattern: RegExp): number =>
  [...readFileSync(path, 'utf8').matchAll(pattern)].length;

export const POLICIES: readonly Policy[] = loadPolicies('policies').all();

/** A number that a rule of a policy asks for. */
export function asked(key: string, id: string, parameter: string): number {
  const policy = POLICIES.find((each) => each.key === key);
  const rule = policy && ruleById(policy, id);
  const value = rule && parameterOn(rule, parameter, '2026-01-01')?.value;
  if (!value) throw new Error(`${key} has no ${parameter} of ${id}`);
  return value.toNumber();
}
