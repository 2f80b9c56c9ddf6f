import { joinSql, type Sql, sql } from '../database/statement.ts';
import { AtlasError } from './errors.ts';

/** The most characters of a search: as many as the longest name that is taken in. */
const LONGEST_SEARCH = 500;

/**
 * The condition that a record's text holds every word of a search, as fragments of any length. The index over
 * characters and pairs finds the candidates, and the text itself decides, so `%` and `_` mean themselves.
 *
 * @param text the SQL of the record's search text, exactly as its index has it.
 * @throws AtlasError BAD_USER_INPUT where the search is longer than any name.
 * @returns undefined where the search is blank, which filters nothing.
 */
export function searchCondition(text: Sql, search: string | null | undefined): Sql | undefined {
  if ((search ?? '').length > LONGEST_SEARCH) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"search" is longer than ${LONGEST_SEARCH} characters; a part of the name will do.`,
    );
  }
  const words = (search ?? '')
    .normalize('NFKC')
    // As search_text does it, whatever the locale of the database: A to Z and no other letter.
    .replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  return joinSql(
    words.map(
      (word) => sql`search_grams(${text}) @> ${grams(word)}::text[] AND strpos(${text}, ${word}) > 0`,
    ),
    ' AND ',
  );
}

/** The characters and pairs of characters of a word, as the index has them; a single character stands alone. */
function grams(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length === 1) return characters;
  return [
    ...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)),
  ];
}
