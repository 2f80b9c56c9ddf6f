/**
 * The unified social credit code (统一社会信用代码) of GB 32100-2015 with amendment XG1-2016: 17 characters and a
 * check character, over an alphabet of 31.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const WEIGHTS = Array.from({ length: LENGTH - 1 }, (_, index) => 3 ** index % ALPHABET.length);

/**
 * What is wrong with a normalised code. A wrong check character alone is no proof of an error: some early codes are
 * legal and fail it, and so it never refuses a code.
 */
export type CreditCodeFault = 'LENGTH' | 'CHARACTER' | 'CHECK_CHARACTER';

/** Trims, makes full-width characters half-width and lower case upper case. */
export function normalizeCreditCode(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase();
}

/** What is wrong with a normalised credit code; undefined where nothing is. */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== LENGTH) return 'LENGTH';
  const values = Array.from(code, (character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return 'CHARACTER';
  return values[LENGTH - 1] === checkValue(values) ? undefined : 'CHECK_CHARACTER';
}

/** The code that 17 characters begin, with its check character. Throws a RangeError on anything else. */
export function completeCreditCode(first17: string): string {
  const values = Array.from(first17, (character) => ALPHABET.indexOf(character));
  if (values.length !== LENGTH - 1 || values.includes(-1)) {
    throw new RangeError(`not the first 17 characters of a credit code: ${first17}`);
  }
  return first17 + ALPHABET.charAt(checkValue(values));
}

/** GB 32100-2015, 4.6: C18 = (31 − ΣCiWi mod 31) mod 31, so that a remainder of 0 gives the character 0. */
function checkValue(values: readonly number[]): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length;
}
