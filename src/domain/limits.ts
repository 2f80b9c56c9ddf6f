import type { Decimal } from './decimal.ts';

/**
 * The limits of what is taken in, whichever way it comes: by the table set, by mutations or as an application. Smaller ones
 * that a form of a policy sets are told with that form, in `application-form/`.
 */

/** The longest reference. It is indexed, and an entry of PostgreSQL's index holds about 2,700 bytes; a character has up to 4. */
export const LONGEST_REF = 200;
/** The longest name of a record or a person, which may be indexed too. */
export const LONGEST_NAME = 500;
/** The longest industry of a consortium (产业领域), by which statistics group. */
export const LONGEST_INDUSTRY_FIELD = 300;
/** The longest kind of document, degree, contact and the like, which no table set has. */
export const LONGEST_WORD = 200;
/** The longest postal address. */
export const LONGEST_ADDRESS = 200;
/** The longest number of a document or telephone. */
export const LONGEST_NUMBER = 40;
/** The longest code of a place. */
export const LONGEST_DIVISION_CODE = 50;
/** The longest account, note or report, where the forms name no limit. */
export const LONGEST_TEXT = 10_000;
/** The most characters of a record of a table set: far above any real one, so that an unclosed quote does not fill the memory. */
export const LONGEST_RECORD = 1_000_000;
/** The longest text that nobody bounds, such as a title (职称): as long as a record of a table set, or a request, has room. */
export const LONGEST_OPEN_TEXT = LONGEST_RECORD;

/** The largest count that the database keeps. */
export const LARGEST_COUNT = 2_147_483_647;
/** The years that figures and records may be of, and those in which somebody may be born. */
export const EARLIEST_YEAR = 1949;
export const EARLIEST_BIRTH_YEAR = 1900;
export const LATEST_YEAR = 9999;
export const MONTHS_OF_YEAR = 12;

/** The digits of an amount of yuan before and behind the point: numeric(26,6) of the database. */
export const AMOUNT_WHOLE_DIGITS = 20;
export const AMOUNT_DECIMAL_PLACES = 6;

/** Whether an amount of 0 or more has no more digits than are kept. */
export function isKeptAmount(amount: Decimal): boolean {
  return amount.decimalPlaces() <= AMOUNT_DECIMAL_PLACES && amount.lt(`1e${AMOUNT_WHOLE_DIGITS}`);
}

/** The most fiscal years that an application tells of a unit. */
export const MOST_FINANCIAL_YEARS = 10;
/** The most goals beneath the main goal of a group of projects (子目标). */
export const MOST_SUB_GOALS = 20;
/** The most members that a request or an application tells of: ten times as many as the largest consortium has. */
export const MOST_MEMBERS = 500;
