import { Decimal, formatDecimal, shownQuotient } from '../domain/decimal.ts';
import { openQuotient } from '../domain/open-ratio.ts';
import {
  AGREEMENT_CLAUSES,
  PLAN_CONTENTS,
  QUALIFICATION_KINDS,
  type RdIntensityMethod,
} from '../domain/vocabulary.ts';
import type { ListFact, Measure, NumberFact, UnitPredicate } from './condition.ts';
import type { ComparisonEvaluation, Evaluation, ListEvaluation } from './evaluate.ts';
import type { Fraction, Measured } from './measure.ts';
import type { ParameterUnit, Text } from './vocabulary.ts';
import { isAmount, openRatioOf, restsOnMoney } from './withheld-money.ts';
import {
  CLAUSE_NAMES,
  FACT_NAMES,
  PLAN_CONTENT_NAMES,
  PLATFORM_LEVEL_NAMES,
  QUALIFICATION_NAMES,
  UNIT_KIND_NAMES,
  UNIT_NAMES,
} from './words.ts';

/** How the facts were read, as far as words need to say so. */
export interface SpokenReadings {
  readonly leadCounts: boolean;
  readonly rdIntensityMethod: RdIntensityMethod;
  /** Whether the words may tell the lead's money. */
  readonly showsMoney: boolean;
}

/** Puts an evaluation into words: what was compared with what, with figures and years. */
export function sayEvaluation(evaluation: Evaluation, readings: SpokenReadings): Text {
  switch (evaluation.kind) {
    case 'allOf':
    case 'anyOf': {
      const parts = evaluation.of.map((part) => sayEvaluation(part, readings));
      const any = evaluation.kind === 'anyOf';
      return {
        zh: parts.map((part) => part.zh).join(any ? '；或者：' : '；'),
        en: parts.map((part) => part.en).join(any ? '; or: ' : '; '),
      };
    }
    case 'comparison':
      return sayComparison(evaluation, readings);
    case 'fact': {
      const name = FACT_NAMES[evaluation.fact];
      const value = sayWord(evaluation.value);
      if (evaluation.wanted[0] === 'true')
        return { zh: `${name.zh}：${value.zh}`, en: `${name.en}: ${value.en}` };
      const wanted = sayWords(evaluation.wanted);
      return {
        zh: `${name.zh}：${value.zh}（要求：${wanted.zh}）`,
        en: `${name.en}: ${value.en} (asked for: ${wanted.en})`,
      };
    }
    case 'list':
      return sayList(evaluation);
    case 'members': {
      const { count, total, unknown } = evaluation.tally;
      const predicate = sayPredicate(evaluation.condition.where);
      const asked =
        evaluation.condition.test === 'everyMember'
          ? { zh: '要求全部如此', en: 'all are asked to' }
          : { zh: '看是否至少有一家', en: 'one at least is asked for' };
      const open =
        unknown > 0 ? { zh: `，${unknown}家不明`, en: `, ${unknown} unknown` } : { zh: '', en: '' };
      return {
        zh: `${total}家成员单位中${count}家${predicate.zh}${open.zh}，${asked.zh}`,
        en: `${count} of ${total} members ${predicate.en}${open.en}; ${asked.en}`,
      };
    }
  }
}

/** What was found, in base units and plain digits; null where nothing is known, or money that is not told. */
export function actualOf(evaluation: Evaluation, readings: SpokenReadings): string | null {
  switch (evaluation.kind) {
    case 'allOf':
    case 'anyOf': {
      const parts = evaluation.of.map((part) => ({
        actual: actualOf(part, readings),
        otherwise: isWithheld(part, readings) ? WITHHELD : '?',
      }));
      if (parts.every(({ actual }) => actual === null)) return null;
      return parts.map(({ actual, otherwise }) => actual ?? otherwise).join('; ');
    }
    case 'comparison': {
      if (isWithheld(evaluation, readings)) return null;
      const open = openOf(evaluation, readings);
      return open ? formatDecimal(open) : plainInterval(evaluation.measured);
    }
    case 'fact':
      return evaluation.value;
    case 'list':
      return evaluation.held && [...evaluation.held].toSorted().join(', ');
    case 'members': {
      const { count, total } = evaluation.tally;
      return `${count}/${total}`;
    }
  }
}

/** What was asked for, in base units and plain digits. */
export function thresholdOf(evaluation: Evaluation): string {
  switch (evaluation.kind) {
    case 'allOf':
      return evaluation.of.map(thresholdOf).join('; ');
    case 'anyOf':
      return evaluation.of.map(thresholdOf).join(' | ');
    case 'comparison':
      return formatDecimal(evaluation.threshold);
    case 'fact':
      return evaluation.wanted.join(' | ');
    case 'list':
      return evaluation.wanted.join(evaluation.asks === 'hasAny' ? ' | ' : ', ');
    case 'members': {
      const { total } = evaluation.tally;
      return `${evaluation.condition.test === 'everyMember' ? total : 1}/${total}`;
    }
  }
}

/** Names what is measured. */
export function sayMeasure(measure: Measure, years: readonly number[], readings: SpokenReadings): Text {
  const span = years.length > 1 ? `${years[0]}–${years.at(-1)}` : years.join();
  switch (measure.of) {
    case 'members': {
      const such = sayPredicate(measure.where);
      const whether = sayLead(measure.counting === 'READING' && readings.leadCounts);
      return isAnybody(measure.where)
        ? { zh: `成员单位数（${whether.zh}）`, en: `number of members (${whether.en})` }
        : {
            zh: `成员单位（${whether.zh}）中${such.zh}的家数`,
            en: `number of members (${whether.en}) that ${such.en}`,
          };
    }
    case 'memberShare': {
      const such = sayPredicate(measure.where);
      const whether = sayLead(measure.counting === 'READING' && readings.leadCounts);
      return {
        zh: `成员单位（${whether.zh}）中${such.zh}的占比`,
        en: `share of members (${whether.en}) that ${such.en}`,
      };
    }
    case 'rdIntensity': {
      const method = METHODS[readings.rdIntensityMethod];
      const how = years.length > 1 ? { zh: `（${method.zh}）`, en: ` (${method.en})` } : { zh: '', en: '' };
      return {
        zh: `牵头单位${span}年研发经费占营业收入比重${how.zh}`,
        en: `R&D over revenue of the lead, ${span}${how.en}`,
      };
    }
    case 'averageRdExpenditure':
      return { zh: `牵头单位${span}年年均研发经费`, en: `R&D expenditure of the lead a year, ${span}` };
    case 'leadFigure': {
      const figure = FIGURES[measure.figure];
      return { zh: `牵头单位${span}年${figure.zh}`, en: `${figure.en} of the lead, ${span}` };
    }
    case 'leadPlatforms': {
      const levels = measure.levels.map((level) => PLATFORM_LEVEL_NAMES[level]);
      return {
        zh: `牵头单位${levels.map((level) => level.zh).join('、')}创新平台数`,
        en: `platforms of the lead, ${levels.map((level) => level.en).join(' or ')}`,
      };
    }
    case 'number':
      return FACT_NAMES[measure.fact];
    case 'consortiaLed':
      return {
        zh: '牵头单位牵头的联合体数（含本联合体）',
        en: 'consortia that the lead leads, this one included',
      };
  }
}

/** The base unit of what is measured. */
function unitOfMeasure(measure: Measure): ParameterUnit {
  return measure.of === 'number' ? UNITS_OF_NUMBERS[measure.fact] : UNITS[measure.of];
}

/** What was measured, in words. */
function sayMeasured(measured: Measured): Text {
  if (measured.nothing === 'NO_MEMBERS')
    return { zh: '没有成员单位，无占比可言', en: 'there are no members to take a share of' };
  if (measured.nothing === 'NO_REVENUE')
    return { zh: '营业收入为0，无比重可言', en: 'revenue is 0, so there is no ratio' };
  const { low, high } = measured;
  if (low === null) return { zh: '不明', en: 'unknown' };
  const unit = unitOfMeasure(measured.measure);
  const from = sayFraction(low, unit);
  if (high === null) return { zh: `${from.zh}或更多`, en: `${from.en} or more` };
  if (low.numerator.eq(high.numerator)) return from;
  const to = sayFraction(high, unit);
  return { zh: `${from.zh}至${to.zh}之间`, en: `between ${from.en} and ${to.en}` };
}

/** What is shown to the person who judges, in words. */
export function sayShownMeasure(measured: Measured, readings: SpokenReadings): Text {
  if (readings.showsMoney || measured.low === null || !restsOnMoney(measured.measure))
    return sayMeasured(measured);
  if (isAmount(measured.measure)) return NOT_PUBLIC;
  const open = openQuotient(measured.low.numerator, measured.low.denominator);
  return open ? sayNumber(open, 'ratio') : NOT_PUBLIC;
}

/** A number with its unit, in words; a ratio as a percentage. */
export function sayNumber(value: Decimal, unit: ParameterUnit): Text {
  if (unit === 'ratio') {
    const percent = `${formatDecimal(value.times(100))}%`;
    return { zh: percent, en: percent };
  }
  const name = UNIT_NAMES[unit];
  if (unit !== 'yuan')
    return { zh: `${formatDecimal(value)}${name.zh}`, en: `${formatDecimal(value)}${name.en}` };
  const inTenThousands = value.div(10_000);
  const zh =
    inTenThousands.decimalPlaces() <= 2
      ? `${formatDecimal(inTenThousands)}万元`
      : `${formatDecimal(value)}元`;
  return { zh, en: `${groupDigits(formatDecimal(value))} yuan` };
}

/** The words of a list of the field, named in both languages; the fact they belong to tells words of two lists apart. */
export function sayWords(words: readonly string[], fact?: ListFact): Text {
  const named = words.map((word) =>
    fact === 'planContents' ? (PLAN_CONTENT_WORDS.get(word) ?? sayWord(word)) : sayWord(word),
  );
  return { zh: named.map((name) => name.zh).join('、'), en: named.map((name) => name.en).join(', ') };
}

const UNITS: Readonly<Record<Exclude<Measure['of'], 'number'>, ParameterUnit>> = {
  members: 'members',
  memberShare: 'ratio',
  rdIntensity: 'ratio',
  averageRdExpenditure: 'yuan',
  leadFigure: 'yuan',
  leadPlatforms: 'platforms',
  consortiaLed: 'consortia',
};
const UNITS_OF_NUMBERS: Readonly<Record<NumberFact, ParameterUnit>> = {
  planHorizonYears: 'years',
  otherConsortiaLed: 'consortia',
  leadProjectsInProgress: 'projects',
  leadCompletedProjects: 'projects',
};
/** Stands for an amount that is not told, where other parts are. */
const WITHHELD = '*';
const NOT_PUBLIC: Text = { zh: '金额不公开', en: 'the amount is not public' };
const METHODS: Readonly<Record<RdIntensityMethod, Text>> = {
  POOLED: { zh: '合并计算', en: 'pooled' },
  MEAN_OF_ANNUAL: { zh: '各年比重的平均', en: 'mean of the years' },
  EVERY_YEAR: { zh: '逐年最低', en: 'lowest of the years' },
};
const FIGURES: Readonly<Record<'revenue' | 'salesRevenue' | 'rdExpenditure', Text>> = {
  revenue: { zh: '营业收入', en: 'revenue' },
  salesRevenue: { zh: '销售收入', en: 'sales revenue' },
  rdExpenditure: { zh: '研发投入', en: 'R&D expenditure' },
};
const PLAN_CONTENT_WORDS: ReadonlyMap<string, Text> = new Map(
  PLAN_CONTENTS.map((content) => [content, PLAN_CONTENT_NAMES[content]]),
);
const NAMED_WORDS: ReadonlyMap<string, Text> = new Map<string, Text>([
  ...Object.entries(UNIT_KIND_NAMES),
  ...QUALIFICATION_KINDS.map((kind) => [kind, QUALIFICATION_NAMES[kind]] as const),
  ...AGREEMENT_CLAUSES.map((clause) => [clause, CLAUSE_NAMES[clause]] as const),
  ['true', { zh: '是', en: 'yes' }],
  ['false', { zh: '否', en: 'no' }],
]);

function sayWord(word: string | null): Text {
  if (word === null) return { zh: '不明', en: 'unknown' };
  return NAMED_WORDS.get(word) ?? { zh: word, en: word };
}

function sayComparison(evaluation: ComparisonEvaluation, readings: SpokenReadings): Text {
  const { measured, threshold, comparator } = evaluation;
  const name = sayMeasure(measured.measure, measured.years, readings);
  const value = sayFound(evaluation, readings);
  const asked = sayNumber(threshold, unitOfMeasure(measured.measure));
  const [zh, en] = comparator === 'atLeast' ? ['不低于', 'at least'] : ['不超过', 'at most'];
  return {
    zh: `${name.zh}：${value.zh}，要求${zh}${asked.zh}`,
    en: `${name.en}: ${value.en}; ${en} ${asked.en} asked for`,
  };
}

function sayFound(evaluation: ComparisonEvaluation, readings: SpokenReadings): Text {
  if (isWithheld(evaluation, readings)) return NOT_PUBLIC;
  const open = openOf(evaluation, readings);
  return open ? sayNumber(open, 'ratio') : sayMeasured(evaluation.measured);
}

/** Whether an amount of the lead's money was found that is not told. */
function isWithheld(evaluation: Evaluation, { showsMoney }: SpokenReadings): boolean {
  if (showsMoney || evaluation.kind !== 'comparison') return false;
  return evaluation.measured.low !== null && isAmount(evaluation.measured.measure);
}

/** A ratio of the lead's money that is told as it is open to all; null for all else. */
function openOf(evaluation: ComparisonEvaluation, { showsMoney }: SpokenReadings): Decimal | null {
  return showsMoney || evaluation.measured.measure.of !== 'rdIntensity' ? null : openRatioOf(evaluation);
}

function sayList({ fact, held, wanted, asks }: ListEvaluation): Text {
  const name = FACT_NAMES[fact];
  const asked = sayWords(wanted, fact);
  if (held === null)
    return {
      zh: `${name.zh}：不明（要求：${asked.zh}）`,
      en: `${name.en}: unknown (asked for: ${asked.en})`,
    };
  if (asks === 'hasAny') {
    const found = wanted.filter((word) => held.includes(word));
    const has = found.length > 0 ? sayWords(found, fact) : { zh: '无', en: 'none' };
    return {
      zh: `${name.zh}：具备${has.zh}，要求具备其中之一：${asked.zh}`,
      en: `${name.en}: holds ${has.en}; one of these is asked for: ${asked.en}`,
    };
  }
  const lacking = wanted.filter((word) => !held.includes(word));
  const lacks = sayWords(lacking, fact);
  return {
    zh: `${name.zh}：要求${wanted.length}项，具备${wanted.length - lacking.length}项${lacking.length > 0 ? `，缺${lacks.zh}` : ''}`,
    en: `${name.en}: ${wanted.length - lacking.length} of ${wanted.length} there${lacking.length > 0 ? `; lacking: ${lacks.en}` : ''}`,
  };
}

function sayPredicate(where: UnitPredicate): Text {
  const zh: string[] = [];
  const en: string[] = [];
  if (where.registeredInside !== null) {
    zh.push('在本地注册');
    en.push('are registered in the area');
  }
  if (where.kinds !== null) {
    const kinds = sayWords(where.kinds);
    zh.push(`属于${kinds.zh}`);
    en.push(`are of the kind ${kinds.en}`);
  }
  if (where.qualifications !== null) {
    const titles = sayWords(where.qualifications);
    zh.push(`具备${titles.zh}资质`);
    en.push(`hold the title ${titles.en}`);
  }
  if (where.hasTask !== null) {
    zh.push('承担具体任务');
    en.push('have a task of their own');
  }
  return { zh: zh.join('且'), en: en.join(' and ') };
}

function isAnybody(where: UnitPredicate): boolean {
  return Object.values(where).every((asked) => asked === null);
}

function sayLead(counts: boolean): Text {
  return counts ? { zh: '含牵头单位', en: 'lead included' } : { zh: '不含牵头单位', en: 'lead not included' };
}

/** A ratio shows its counts and a percentage cut off, not rounded, so that what misses a threshold never shows as reaching it. */
function sayFraction({ numerator, denominator }: Fraction, unit: ParameterUnit): Text {
  if (unit !== 'ratio') {
    return sayNumber(cutOff(numerator, denominator), unit);
  }
  const percent = cutOff(numerator.times(HUNDRED), denominator);
  const shown = `${formatDecimal(numerator)}/${formatDecimal(denominator)}`;
  const text = `${formatDecimal(percent)}%`;
  return { zh: `${text}（${shown}）`, en: `${text} (${shown})` };
}

const HUNDRED = new Decimal(100);

/** A quotient to two places, by whole division: as many digits as it may have take ten times as long. */
function cutOff(numerator: Decimal, denominator: Decimal): Decimal {
  return numerator.times(HUNDRED).divToInt(denominator).div(HUNDRED);
}

function plainInterval({ low, high }: Measured): string | null {
  if (low === null) return null;
  const from = plainQuotient(low);
  if (high === null) return `${from}–`;
  const to = plainQuotient(high);
  return from === to ? from : `${from}–${to}`;
}

function plainQuotient({ numerator, denominator }: Fraction): string | null {
  const quotient = shownQuotient(numerator, denominator);
  return quotient && formatDecimal(quotient);
}

/** A comma before every three digits of the whole part. */
function groupDigits(digits: string): string {
  return digits.replaceAll(/(?<!\.\d*)\B(?=(\d{3})+(\.|$))/g, ',');
}
