import { LONGEST_NAME } from '../../domain/limits.ts';
import type { ElementFrequencies } from '../../database/element-frequencies.ts';
import { hidden, joinSql, type Sql, sql } from '../../database/statement.ts';
import { AtlasError } from './errors.ts';

/** The most characters of a search: as many as the longest name has. */
const LONGEST_SEARCH = LONGEST_NAME;

/** The words that a record's text is searched for, and how they are found. */
export interface Search {
  /**
   * The condition that the text holds every word, as fragments of any length. The index over characters and pairs finds
   * the candidates, and the text itself decides, so `%` and `_` mean themselves.
   */
  readonly condition: Sql;
  /** The same by the text alone, which decides without the index too. */
  readonly textCondition: Sql;
  /** The characters and pairs of each word. */
  readonly words: readonly (readonly string[])[];
  /** The characters and pairs of characters that the text of a candidate has, as the index holds them. */
  readonly grams: readonly string[];
}

/** What a record is searched by. */
export interface SearchedText {
  /** The SQL of the record's name. */
  readonly name: Sql;
  /** The SQL of its search text, exactly as its index has it. */
  readonly text: Sql;
}

/**
 * Reads a search.
 *
 * @throws AtlasError BAD_USER_INPUT where the search is longer than any name.
 * @returns undefined where the search is blank, which filters nothing.
 */
export function readSearch(searched: SearchedText, search: string | null | undefined): Search | undefined {
  const { length } = search ?? '';
  if (length > LONGEST_SEARCH) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"search" has ${length} characters; the limit is ${LONGEST_SEARCH}. A part of the name will do.`,
    );
  }
  const words = wordsOf(search ?? '');
  if (words.length === 0) return undefined;
  return {
    condition: joinSql(
      words.map(
        (word) => sql`search_grams(${searched.text}) @> ${grams(word)}::text[] AND ${holds(searched, word)}`,
      ),
      ' AND ',
    ),
    textCondition: joinSql(
      words.map((word) => holds(searched, word)),
      ' AND ',
    ),
    words: words.map(grams),
    grams: words.flatMap(grams),
  };
}

/** Ideographs, which NFKC leaves alone whatever stands beside them. */
const IDEOGRAPHS = /^[\u4E00-\u9FFF]+$/u;

function wordsOf(search: string): string[] {
  if (IDEOGRAPHS.test(search)) return [search];
  return (
    search
      .normalize('NFKC')
      // As search_text does it, whatever the locale of the database: A to Z and no other letter.
      .replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())
      .split(/\s+/u)
      .filter((word) => word !== '')
  );
}

/**
 * Whether the text holds a word. Most rows that hold a word of ideographs hold it in their name, and looking
 * there takes a thirtieth of the time that it takes to make the search text.
 */
function holds({ name, text }: SearchedText, word: string): Sql {
  const inText = sql`strpos(${text}, ${word}) > 0`;
  return IDEOGRAPHS.test(word) ? sql`(strpos(${name}, ${word}) > 0 OR ${inText})` : inText;
}

/**
 * Where the fractions of the rows that hold each word multiply to more than this, some row holds all words. If
 * none did, every row would lack a word, so the fractions that lack each word would add up to 1 or more; and then
 * the product of the fractions that hold them is at most 1/e, however many words there are.
 */
const FREQUENT = 0.37;

/**
 * The condition of a search that reads a page in the list's order. Words that most rows hold are found after a
 * few rows, so the index is of no use: with it the characters and pairs of each row that is read would be computed
 * again, which takes three hundred times as long as finding a word in a name.
 */
export function pageCondition(
  search: Search | undefined,
  index: string,
  frequencies: ElementFrequencies,
): Sql | undefined {
  if (search === undefined) return undefined;
  const part = search.words.reduce((product, word) => product * (frequencies.partWith(index, word) ?? 0), 1);
  return part >= FREQUENT ? search.textCondition : search.condition;
}

/** Reading as many rows takes about as long as planning a statement. */
const RARE = 1000;

/**
 * The rows of a table to read a page of, where a search is among their conditions. Where PostgreSQL knows the
 * words, it plans each search anew: it either fetches all rows that have them, or reads in the list's order until
 * the page is full. Where few rows have them the first is always better: then the words are hidden from the
 * planner, so that one plan serves every such search and the planning, two thirds of the work, is saved.
 *
 * @param table the table, and the alias that its rows keep.
 * @param index the index over the characters and pairs.
 * @param condition all that the rows fulfil, that of the search among it.
 * @returns what stands behind FROM, and what is left as condition.
 */
export function searchedRows(
  { table, row, index }: { readonly table: Sql; readonly row: Sql; readonly index: string },
  search: Search | undefined,
  condition: Sql,
  frequencies: ElementFrequencies,
): { readonly from: Sql; readonly condition: Sql } {
  const expected = search && frequencies.rowsWith(index, search.grams);
  if (expected === undefined || expected > RARE) return { from: sql`${table} ${row}`, condition };
  return {
    from: sql`(WITH found AS MATERIALIZED (SELECT ${row}.* FROM ${table} ${row} WHERE ${hidden(condition)}) SELECT * FROM found) ${row}`,
    condition: sql`TRUE`,
  };
}

/** The characters and pairs of characters of a word, as the index has them; a single character stands alone. */
function grams(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length === 1) return characters;
  return [
    ...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)),
  ];
}
