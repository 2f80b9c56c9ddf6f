import { Decimal, sumDecimals } from '../domain/decimal.ts';
import { UNIT_KINDS } from '../domain/vocabulary.ts';
import type { UnitPredicate } from './condition.ts';
import type { ComparisonEvaluation, Evaluation, MembersEvaluation } from './evaluate.ts';
import type { FactChange, NewMember, RaisableFigure, YearAmount } from './fact-change.ts';
import { countUnits, leadFigures, mayHaveMore } from './measure.ts';
import { countedUnits, type Situation } from './situation.ts';

/** Money is raised by whole fen. */
const FEN_DECIMAL_PLACES = 2;

/**
 * The smallest changes that make a condition hold for certain: none where it holds already, null where nothing that
 * can be changed would do. What is unknown is taken at its worst.
 */
export function mend(evaluation: Evaluation, situation: Situation): FactChange[] | null {
  if (evaluation.truth === true) return [];
  switch (evaluation.kind) {
    case 'allOf': {
      const parts = evaluation.of.map((part) => mend(part, situation));
      const mended = parts.filter((part) => part !== null);
      return mended.length < parts.length ? null : mended.reduce(mergeChanges, []);
    }
    case 'anyOf': {
      const branches = evaluation.of.map((part) => mend(part, situation)).filter((part) => part !== null);
      return branches.toSorted((a, b) => costOf(a).comparedTo(costOf(b)))[0] ?? null;
    }
    case 'comparison':
      return evaluation.comparator === 'atLeast' ? raise(evaluation, situation) : lower(evaluation);
    case 'fact':
      return mendFact(evaluation.fact);
    case 'list': {
      const { fact, held, wanted, asks } = evaluation;
      if (held === null || asks === 'hasAny') return null;
      if (fact !== 'agreementClauses' && fact !== 'planContents') return null;
      return [{ change: 'ADD_WORDS', fact, words: wanted.filter((word) => !held.includes(word)) }];
    }
    case 'members':
      return mendMembers(evaluation, situation);
  }
}

function mendMembers({ condition, tally }: MembersEvaluation, situation: Situation): FactChange[] | null {
  const { where, test } = condition;
  if (test === 'someMember') {
    const member = newMember(where);
    return member && [{ change: 'ADD_MEMBERS', count: 1, member }];
  }
  // Giving tasks to those who are named settles nothing while there may be others.
  if (mayHaveMore(situation)) return null;
  // A task makes nobody anything else.
  if (where.kinds !== null || where.registeredInside !== null || where.qualifications !== null) return null;
  const count = othersAmongMembers(where, situation);
  // A lead that is counted and has no task is no member who can be given one.
  return count < tally.total - tally.count ? null : [{ change: 'ASSIGN_TASKS', count }];
}

/** Instead of adding members to reach a share, the fewest members to replace; null where that cannot be done. */
export function mendByReplacing(evaluation: Evaluation, situation: Situation): FactChange[] | null {
  if (evaluation.kind !== 'comparison') return null;
  const { measure } = evaluation.measured;
  if (measure.of !== 'memberShare' || evaluation.comparator !== 'atLeast') return null;
  const { where } = measure;
  const member = newMember(where);
  if (member === null) return null;
  const { counts } = countUnits(where, countedUnits(situation, measure.counting));
  const count = evaluation.threshold.times(counts.total).minus(counts.count).ceil().toNumber();
  if (count > othersAmongMembers(where, situation)) return null;
  return [{ change: 'REPLACE_MEMBERS', count, member, kinds: where.kinds }];
}

/** How many members, the lead aside, are not known to be as asked. */
function othersAmongMembers(where: UnitPredicate, situation: Situation): number {
  const { counts } = countUnits(where, situation.arranged.members);
  return counts.total - counts.count;
}

/** What must hold together: of the same change the larger, of different ones both. */
export function mergeChanges(before: readonly FactChange[], after: readonly FactChange[]): FactChange[] {
  const merged = [...before];
  for (const change of after) {
    const index = merged.findIndex((other) => subjectOf(other) === subjectOf(change));
    const other = merged[index];
    if (other === undefined) merged.push(change);
    else merged[index] = larger(other, change);
  }
  return merged;
}

/** The member that a predicate asks for; null where it asks for more than place and kind. */
export function newMember(where: UnitPredicate): NewMember | null {
  if (where.qualifications !== null || where.hasTask !== null) return null;
  const { kinds } = where;
  const kind = kinds === null ? null : (UNIT_KINDS.find((candidate) => kinds.includes(candidate)) ?? null);
  return { inside: where.registeredInside !== null, kind };
}

function raise({ measured, threshold }: ComparisonEvaluation, situation: Situation): FactChange[] | null {
  const { measure, low, years } = measured;
  if (low === null) return null;
  const lacking = threshold.times(low.denominator).minus(low.numerator);
  switch (measure.of) {
    case 'members': {
      const member = newMember(measure.where);
      return member && [{ change: 'ADD_MEMBERS', count: lacking.ceil().toNumber(), member }];
    }
    case 'memberShare': {
      const member = newMember(measure.where);
      if (member === null || threshold.gte(1)) return null;
      // The smallest x with (k + x) ≥ t · (n + x).
      const count = lacking.div(new Decimal(1).minus(threshold)).ceil().toNumber();
      return [{ change: 'ADD_MEMBERS', count, member }];
    }
    case 'leadPlatforms':
      // What is built is of the province's level.
      if (!measure.levels.includes('PROVINCIAL')) return null;
      return [{ change: 'BUILD_PLATFORMS', count: lacking.ceil().toNumber() }];
    case 'number':
      if (measure.fact !== 'planHorizonYears' && measure.fact !== 'leadCompletedProjects') return null;
      return [{ change: 'RAISE_NUMBER', fact: measure.fact, by: lacking.ceil().toNumber() }];
    case 'leadFigure':
      return raiseFigure(measure.figure, inLastOf(years, lacking));
    case 'averageRdExpenditure':
      return raiseFigure('rdExpenditure', inLastOf(years, lacking));
    case 'rdIntensity':
      return raiseIntensity(threshold, years, situation);
    case 'consortiaLed':
      return null;
  }
}

function lower({ measured, threshold }: ComparisonEvaluation): FactChange[] | null {
  const { measure, high } = measured;
  if (high === null) return null;
  const by = high.numerator.minus(threshold).ceil().toNumber();
  switch (measure.of) {
    case 'consortiaLed':
      // The consortium that is asked about is led by the lead whatever else it leaves.
      return threshold.lt(1) ? null : [{ change: 'LOWER_NUMBER', fact: 'otherConsortiaLed', by }];
    case 'number':
      if (measure.fact !== 'leadProjectsInProgress') return null;
      return [{ change: 'LOWER_NUMBER', fact: measure.fact, by }];
    case 'members':
    case 'memberShare':
    case 'leadPlatforms':
    case 'leadFigure':
    case 'averageRdExpenditure':
    case 'rdIntensity':
      return null;
  }
}

/** An amount in the last of some years, which are earliest first. */
function inLastOf(years: readonly number[], amount: Decimal): YearAmount[] {
  return years.slice(-1).map((year) => ({ year, amount }));
}

/** In which years R&D expenditure is raised, and by how much, is what the method makes cheapest. */
function raiseIntensity(threshold: Decimal, years: readonly number[], situation: Situation): FactChange[] {
  const spent = leadFigures(situation, 'rdExpenditure', years).values;
  const earned = leadFigures(situation, 'revenue', years).values;
  const rows = years.map((year, index) => ({
    year,
    spent: spent[index] ?? new Decimal(0),
    earned: earned[index] ?? new Decimal(0),
  }));
  switch (situation.rdIntensityMethod) {
    case 'POOLED': {
      const lacking = threshold.times(sumDecimals(earned)).minus(sumDecimals(spent));
      return raiseFigure('rdExpenditure', inLastOf(years, lacking));
    }
    case 'EVERY_YEAR':
      return raiseFigure(
        'rdExpenditure',
        rows.map((row) => ({ year: row.year, amount: threshold.times(row.earned).minus(row.spent) })),
      );
    case 'MEAN_OF_ANNUAL': {
      // A yuan raises the mean most in the year of the lowest revenue.
      const cheapest = rows.reduce((least, row) => (row.earned.lt(least.earned) ? row : least));
      const others = rows.filter((row) => row !== cheapest);
      // rd/rev of the cheapest year must reach t·n minus the ratios of the others, over one common denominator.
      const denominator = others.reduce((product, row) => product.times(row.earned), new Decimal(1));
      const ratios = sumDecimals(others.map((row) => row.spent.times(denominator).div(row.earned)));
      const asked = threshold.times(rows.length).times(denominator).minus(ratios).times(cheapest.earned);
      return raiseFigure('rdExpenditure', [
        { year: cheapest.year, amount: asked.div(denominator).minus(cheapest.spent) },
      ]);
    }
  }
}

function raiseFigure(figure: RaisableFigure, lacking: readonly YearAmount[]): FactChange[] {
  const byYear = lacking
    .filter(({ amount }) => amount.gt(0))
    .map(({ year, amount }) => ({
      year,
      amount: amount.toDecimalPlaces(FEN_DECIMAL_PLACES, Decimal.ROUND_UP),
    }));
  return [{ change: 'RAISE_FIGURE', figure, byYear }];
}

function mendFact(fact: (Evaluation & { kind: 'fact' })['fact']): FactChange[] | null {
  switch (fact) {
    case 'agreementSignedByAll':
    case 'hasCouncil':
    case 'councilChairIsLeadHead':
    case 'councilIncludesAllMembers':
    case 'hasExpertCommittee':
    case 'hasSecretariat':
    case 'hasChiefScientist':
    case 'hasOperationsTeam':
    case 'hasTransferMechanism':
    case 'hasIpManagement':
      return [{ change: 'MAKE_TRUE', fact }];
    // What a unit is and where it is registered, and what has or has not happened, cannot be changed.
    case 'lead.isLegalPerson':
    case 'lead.kind':
    case 'lead.registeredDivision':
    case 'wonProvincialChallenge':
    case 'isMunicipalConsortium':
    case 'isProvincialProjectConsortium':
      return null;
  }
}

/** Money compares with money; what costs no money is cheaper than any. */
function costOf(changes: readonly FactChange[]): Decimal {
  return sumDecimals(changes.flatMap(raisesOf).map(({ amount }) => amount));
}

function raisesOf(change: FactChange): readonly YearAmount[] {
  return 'byYear' in change ? change.byYear : [];
}

/** What a change is and of what: of two that are alike in this, the larger does for both. */
function subjectOf(change: FactChange): string {
  if ('member' in change) return `${change.change} ${change.member.inside} ${change.member.kind}`;
  if ('figure' in change) return `${change.change} ${change.figure}`;
  return 'fact' in change ? `${change.change} ${change.fact}` : change.change;
}

/** Of two changes of one subject, what does for both. */
function larger(a: FactChange, b: FactChange): FactChange {
  if (a.change === 'RAISE_FIGURE') {
    const raises = [a, b].flatMap(raisesOf);
    const years = [...new Set(raises.map(({ year }) => year))].toSorted((x, y) => x - y);
    const byYear = years.map((year) => ({
      year,
      amount: Decimal.max(...raises.filter((row) => row.year === year).map(({ amount }) => amount)),
    }));
    return { ...a, byYear };
  }
  if (a.change === 'ADD_WORDS') return { ...a, words: [...new Set([a, b].flatMap(wordsOf))] };
  return sizeOf(b) > sizeOf(a) ? b : a;
}

function wordsOf(change: FactChange): readonly string[] {
  return 'words' in change ? change.words : [];
}

function sizeOf(change: FactChange): number {
  if ('count' in change) return change.count;
  return 'by' in change ? change.by : 0;
}
