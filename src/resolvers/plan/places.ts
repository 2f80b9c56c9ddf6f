import type { Connection } from '../../database/connection.ts';
import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { divisionsAt, PLACE_CHANGES } from '../request/division-rows.ts';
import { divisionText, requirePlannedDivision } from './division.ts';
import type { JsonText } from './json-text.ts';
import type { SelectedField } from './selected-field.ts';

/**
 * JSON that the database writes but for its places. These are few, are in memory, and are asked for with nearly every
 * member of every page, where looking each up took the database a quarter of its time for a list.
 */
export interface PlannedText {
  readonly text: JsonText;
  /** What is asked of the places, by the numbers under which the text names it. */
  readonly places: readonly (readonly SelectedField[])[];
}

/** Stands on either side of a place, whose code is JSON too: JSON holds no control character as it is. */
const MARK = '\u0001';
const MARK_TEXT = rawSql(`E'\\x01'`);

/** What is asked of the places of one statement. */
export class Places {
  readonly asked: (readonly SelectedField[])[] = [];

  /** Stands for the division of a code, or writes null. Throws UnsupportedSelectionError for what is not written from memory. */
  placeText(code: Sql, fields: readonly SelectedField[]): JsonText {
    requirePlannedDivision(fields);
    const number = this.asked.push(fields) - 1;
    return sql`coalesce(${rawSql(`E'\\x01${number}:'`)} || to_json(${code}::text)::text || ${MARK_TEXT}, 'null')`;
  }

  /** The text of a row of the statement itself, which tells in front when the places that it names were so. */
  outermost(text: JsonText): PlannedText {
    const places = this.asked;
    return places.length === 0
      ? { text, places }
      : { text: sql`concat(${PLACE_CHANGES}, ${MARK_TEXT}, ${text})`, places };
  }
}

/**
 * Writes the places into the texts of the rows of one statement.
 *
 * @throws PlacesChangedError where the places have changed since the statement was answered.
 */
export async function writePlaces(
  database: Connection,
  places: PlannedText['places'],
  texts: readonly string[],
): Promise<readonly string[]> {
  const [first] = texts;
  if (places.length === 0 || first === undefined) return texts;
  const divisions = await divisionsAt(database, Number(first.slice(0, first.indexOf(MARK))));
  // Of a page's places most are the same few.
  const written = new Map<string, string>();
  const placeText = (named: string): string => {
    let text = written.get(named);
    if (text === undefined) {
      const colon = named.indexOf(':');
      const code = String(JSON.parse(named.slice(colon + 1)));
      text = divisionText(divisions, code, places[Number(named.slice(0, colon))] ?? []);
      written.set(named, text);
    }
    return text;
  };
  return texts.map((text) => {
    const parts = text.split(MARK);
    parts[0] = '';
    for (let at = 2; at < parts.length; at += 2) parts[at] = placeText(parts[at] ?? '');
    return parts.join('');
  });
}
