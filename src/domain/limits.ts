/**
 * The longest reference. Refs and names are indexed, and an entry of PostgreSQL's index holds about 2,700 bytes; a character has up to 4.
 */
export const LONGEST_REF = 200;
/** The longest text where the forms name no limit. */
export const LONGEST_TEXT = 10_000;
/** The longest name of a record. */
export const LONGEST_NAME = 200;
/** The longest name of a person, a title, a post and the like. */
export const LONGEST_WORD = 100;
/** The largest count that the database keeps. */
export const LARGEST_COUNT = 2_147_483_647;
/** The years that records may be of. */
export const EARLIEST_YEAR = 1949;
export const EARLIEST_BIRTH_YEAR = 1900;
export const LATEST_YEAR = 9999;
