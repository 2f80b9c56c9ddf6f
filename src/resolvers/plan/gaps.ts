import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { divisionsAt, DIVISION_CHANGES } from '../request/division-rows.ts';
import { divisionText, requirePlannedDivision } from './division.ts';
import type { JsonText } from './json-text.ts';
import type { PlanContext, PlannedRoot } from './root-plan.ts';
import type { SelectedField } from './selected-field.ts';

/** What is written into the texts of a statement once it is answered. */
export type Gap =
  /** Of divisions, which are few and in memory: looking each up took the database a quarter of its time for a list. */
  | { readonly kind: 'PLACE'; readonly fields: readonly SelectedField[] }
  /** Of records, what only their resolvers can make. */
  | { readonly kind: 'PART'; readonly type: string; readonly field: SelectedField };

/** JSON that the database writes but for its gaps. */
export interface PlannedText {
  readonly text: JsonText;
  /** By the numbers under which the text names them. */
  readonly gaps: readonly Gap[];
}

/** Stands on either side of a gap, which names its number and a code or an id: JSON holds no control character as it is. */
const MARK = '\u0001';
const MARK_TEXT = rawSql(`E'\\x01'`);

/** The gaps of one statement. */
export class Gaps {
  readonly all: Gap[] = [];

  /** Stands for the division of a code, or writes null. Throws UnsupportedSelectionError for what is not written from memory. */
  placeText(code: Sql, fields: readonly SelectedField[]): JsonText {
    requirePlannedDivision(fields);
    return this.#text({ kind: 'PLACE', fields }, sql`${code}::text`);
  }

  /** Stands for a field that the resolvers of the record of an id make. */
  partText(type: string, id: Sql, field: SelectedField): JsonText {
    return this.#text({ kind: 'PART', type, field }, id);
  }

  #text(gap: Gap, named: Sql): JsonText {
    const number = this.all.push(gap) - 1;
    return sql`coalesce(${rawSql(`E'\\x01${number}:'`)} || to_json(${named})::text || ${MARK_TEXT}, 'null')`;
  }

  /** The text of a row of the statement itself, which tells in front when the places that it names were so. */
  outermost(text: JsonText): PlannedText {
    const gaps = this.all;
    return gaps.length === 0
      ? { text, gaps }
      : { text: sql`concat(${DIVISION_CHANGES}, ${MARK_TEXT}, ${text})`, gaps };
  }
}

/**
 * Writes what is missing into the texts of the rows of one statement.
 *
 * @throws DivisionsChangedError where the divisions have changed since the statement was answered.
 */
export async function fillGaps(
  { database, resolvers }: Pick<PlanContext, 'database' | 'resolvers'>,
  gaps: readonly Gap[],
  texts: readonly string[],
): Promise<readonly string[]> {
  const [first] = texts;
  if (gaps.length === 0 || first === undefined) return texts;
  const divisions = await divisionsAt(database, Number(first.slice(0, first.indexOf(MARK))));
  const rows = texts.map((text) => text.split(MARK));
  // Of a page's places most are the same few.
  const written = new Map<string, string>();
  /** The records whose parts are missing, by the number of the gap. */
  const ids = new Map<number, number[]>();
  for (const row of rows) {
    for (let at = 2; at < row.length; at += 2) {
      const named = row[at] ?? '';
      if (written.has(named)) continue;
      const colon = named.indexOf(':');
      const number = Number(named.slice(0, colon));
      const gap = gaps[number];
      const code: unknown = JSON.parse(named.slice(colon + 1));
      if (gap?.kind === 'PLACE') written.set(named, divisionText(divisions, String(code), gap.fields));
      if (gap?.kind !== 'PART') continue;
      written.set(named, 'null');
      const known = ids.get(number);
      if (known) known.push(Number(code));
      else ids.set(number, [Number(code)]);
    }
  }
  await Promise.all(
    Array.from(ids, async ([number, all]) => {
      const gap = gaps[number];
      if (gap?.kind !== 'PART') return;
      const parts = await resolvers.parts(gap.type, gap.field, all);
      for (const [at, id] of all.entries()) written.set(`${number}:${id}`, parts[at] ?? 'null');
    }),
  );
  return rows.map((row) => {
    row[0] = '';
    for (let at = 2; at < row.length; at += 2) row[at] = written.get(row[at] ?? '') ?? 'null';
    return row.join('');
  });
}

/** A field of the query that one statement answers, but for its gaps. */
export function ofStatement(gaps: readonly Gap[], fetch: () => Promise<string>): PlannedRoot {
  return { fetch, resolves: gaps.some(({ kind }) => kind === 'PART') };
}
