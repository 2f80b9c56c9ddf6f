import { PAGES } from './pages.ts';

/** A number that prose tells, in digits or in words. */
export interface Figure {
  /** Where it stands in what the page says. */
  readonly from: number;
  readonly to: number;
  /** A day as its digits: 20250801. */
  readonly value: number;
  /** The words around it. */
  readonly around: string;
}

const UNITS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fifteen: 15,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  twice: 2,
  half: 0.5,
  halves: 0.5,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twelfth: 12,
  fifteenth: 15,
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  hundreds: 1e2,
  thousand: 1e3,
  thousands: 1e3,
  million: 1e6,
  millions: 1e6,
  hundredth: 1e-2,
  hundredths: 1e-2,
  thousandth: 1e-3,
  thousandths: 1e-3,
};
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WORD = [...Object.keys(UNITS), ...Object.keys(SCALES)]
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/**
 * Days, numbers, and number words in a row. A number within a name (WZ-P5, AES-256, 项目1) is none, nor is “one”, which
 * stands for a thing more often than for how many there are; “at least one” and the like are.
 */
const FIGURE = new RegExp(
  [
    String.raw`(?<day>(?<![\p{L}\p{N}_-])\d{4}(?:[-/]\d{1,2}){2}(?!\d))`,
    String.raw`(?<written>(?<![\p{L}\p{N}_-])\d{1,2} (?:${MONTHS.join('|')}) \d{4})`,
    String.raw`(?<digits>(?<![\p{L}\p{N}_.*-]|[−+/·≤≥] ?)\d+(?:,\d{3})*(?:\.\d+)*(?![\p{N}\p{Script=Han}\p{Script=Greek}⁻²³]|,\d| ?[−+/·]))`,
    String.raw`(?<words>\b(?:${WORD})(?:(?: (?:and )?(?:a )?|-)(?:${WORD}))*\b)`,
    String.raw`(?<bound>(?<=\bat (?:least|most) )one\b|\bone(?= or (?:more|fewer)\b))`,
  ].join('|'),
  'giu',
);

function valueOf({ day, written, digits, words }: Readonly<Record<string, string | undefined>>): number {
  if (day !== undefined) {
    const [year, month, date] = day.split(/[-/]/).map(Number);
    return Number(year) * 10_000 + Number(month) * 100 + Number(date);
  }
  if (written !== undefined) {
    const [date, month = '', year] = written.split(' ');
    return Number(year) * 10_000 + (MONTHS.indexOf(month) + 1) * 100 + Number(date);
  }
  if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  let value: number | undefined;
  for (const word of (words ?? 'one').toLowerCase().split(/[ -]/)) {
    const scale = SCALES[word];
    const unit = UNITS[word];
    if (scale !== undefined) value = (value ?? 1) * scale;
    else if (unit !== undefined) value = (value ?? 0) + unit;
  }
  return value ?? 1;
}

/** The numbers of a text. */
export function figuresOf(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].map(({ 0: found, index, groups = {} }) => ({
    from: index,
    to: index + found.length,
    value: valueOf(groups),
    around: text.slice(Math.max(0, index - 50), index + found.length + 50),
  }));
}

/** Pages of what was or is not there, and docs/scale.md, whose figures are of a run and have their own test. */
const OTHERWISE = /^(?:docs\/decisions\/.*|docs\/scale\.md|CHANGELOG\.md)$/;

/** What a text says in words: without letters of code, and in one line. */
export const saidIn = (text: string): string => text.replaceAll(/(`+).+?\1/gs, '`…`').replaceAll(/\s+/g, ' ');

/**
 * What each page says in words: without blocks, targets of links, the tables that a program writes, and the defaults of
 * settings, which have their own test.
 */
export const SAID: readonly { readonly path: string; readonly said: string }[] = PAGES.filter(
  ({ path }) => !OTHERWISE.test(path),
).map(({ path, text }) => ({
  path,
  said: saidIn(
    text
      .replaceAll(/^( *)```.*?^\1```$/gms, '')
      .replaceAll(/^<!-- written by.*?(?:^<!-- end -->$|(?![^]))/gms, '')
      .replaceAll(/^\| room \|.*?\n\n/gms, '')
      .replaceAll(path === 'README.md' ? /^(\| `[A-Z_]+`.*\|)[^|]*\|$/gm : /(?!)/g, '$1')
      .replaceAll(/\]\([^)\s]+\)/g, ']')
      .replaceAll(/<https?:[^>]*>/g, '')
      .replaceAll(/^\s*\d+\. /gm, '\n'),
  ),
}));
