/** Exact numbers as they are sent, and as they come out: the least and the largest, and what a double does not keep. */
export const EXACT_NUMBERS: readonly (readonly [sent: string, kept: string])[] = [
  ['0.000001', '0.000001'],
  ['99999999999999999999.999999', '99999999999999999999.999999'],
  ['99999999999.999999', '99999999999.999999'],
  ['9007199254740993', '9007199254740993'],
  ['0.1', '0.1'],
  ['1250000.500', '1250000.5'],
  ['1e3', '1000'],
  ['0', '0'],
];

/** Those that are written without an exponent, as files and forms have them. */
export const PLAIN_NUMBERS = EXACT_NUMBERS.filter(([number]) => !number.includes('e'));
