import { isCalendarDate } from '../calendar-date.ts';

const WRITTEN = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/u;
const CHECK_CHARACTERS = '10X98765432';

/**
 * Whether a text is a citizen identity number (公民身份号码) by GB 11643-1999: six digits of a division, the day of birth,
 * a sequence and the check character of ISO 7064, MOD 11-2.
 */
export function isIdentityNumber(text: string): boolean {
  const number = text.normalize('NFKC').trim().toUpperCase();
  const match = WRITTEN.exec(number);
  if (!match || !isCalendarDate(`${match[1]}-${match[2]}-${match[3]}`)) return false;
  const sum = Array.from(number.slice(0, 17)).reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return CHECK_CHARACTERS[sum % 11] === number[17];
}
