const MOBILE = /^1[3-9]\d{9}$/;
/** A number as short as this would be told by its ends. */
const SHORTEST_SHOWN = 7;

/**
 * A document number with its first and last character alone, as practice masks resident identity numbers (居民身份证号):
 * 1 and 16 stars and 1. One that is short is masked whole.
 */
export function maskDocumentNumber(number: string): string {
  return masked(number, 1, 1);
}

/** A telephone number: of a mobile the first three and the last four digits (138****5678), of others the last two. */
export function maskPhone(number: string): string {
  return MOBILE.test(number) ? masked(number, 3, 4) : masked(number, 0, 2);
}

function masked(text: string, first: number, last: number): string {
  const characters = Array.from(text);
  const { length } = characters;
  return characters
    .map((character, at) =>
      length >= SHORTEST_SHOWN && (at < first || at >= length - last) ? character : '*',
    )
    .join('');
}
