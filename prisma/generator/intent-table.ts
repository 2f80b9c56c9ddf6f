import { stringify } from 'csv-stringify/sync';
import type { Intent } from './intents.ts';

/** What a consortium is made to show. */
export interface Shown {
  readonly ref: string;
  readonly intent: Intent;
}

/** Which consortium shows what, as CSV. */
export function intentTable(shown: readonly Shown[]): string {
  return stringify([
    ['rule', 'outcome', 'shows', 'consortium_ref'],
    ...shown.map(({ ref, intent: { rule, outcome, shows } }) => [rule, outcome, inWords(shows.name), ref]),
  ]);
}

/** leadMovedOut → lead moved out */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
