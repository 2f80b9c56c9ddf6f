import { Decimal, sumDecimals } from '../domain/decimal.ts';
import { UNIT_KINDS } from '../domain/vocabulary.ts';
import type { UnitPredicate } from './condition.ts';
import type { ComparisonEvaluation, Evaluation } from './evaluate.ts';
import type { FactChange, NewMember, RaisableFigure, YearAmount } from './fact-change.ts';
import { leadFigures, mayHaveMore } from './measure.ts';
import type { Situation } from './situation.ts';

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
    case 'members': {
      const { where, test } = evaluation.condition;
      if (test === 'someMember') {
        const member = newMember(where);
        return member && [{ change: 'ADD_MEMBERS', count: 1, member }];
      }
      // Giving tasks to those who are named settles nothing while there may be others.
      if (mayHaveMore(situation)) return null;
      if (where.hasTask === null || where.kinds !== null || where.registeredInside !== null) return null;
      return [{ change: 'ASSIGN_TASKS', count: evaluation.tally.total - evaluation.tally.count }];
    }
  }
}

/** Instead of adding members to reach a share, the fewest members to replace; null where that cannot be done. */
export function mendByReplacing(evaluation: Evaluation, situation: Situation): FactChange[] | null {
  if (evaluation.kind !== 'comparison' || evaluation.measured.measure.of !== 'memberShare') return null;
  const { measured, threshold } = evaluation;
  const member = newMember(evaluation.measured.measure.where);
  const { tally } = measured;
  if (tally === null || member === null || threshold.gt(1)) return null;
  const count = threshold.times(tally.total).minus(tally.count).ceil().toNumber();
  const { leadCounts, arranged } = situation;
  const leadFits = leadCounts && fits(member, arranged.lead.unit.kind, arranged.lead.inside);
  const replaceable = tally.total - tally.count - (leadCounts && !leadFits ? 1 : 0);
  return count > replaceable ? null : [{ change: 'REPLACE_MEMBERS', count, member }];
}

/** What must hold together: of the same change the larger, of different ones both. */
export function mergeChanges(before: readonly FactChange[], after: readonly FactChange[]): FactChange[] {
  const merged = [...before];
  for (const change of after) {
    const index = merged.findIndex((other) => sameKind(other, change));
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
  const { measure, tally, low, years } = measured;
  switch (measure.of) {
    case 'members': {
      const member = newMember(measure.where);
      if (tally === null || member === null) return null;
      return [{ change: 'ADD_MEMBERS', count: threshold.minus(tally.count).ceil().toNumber(), member }];
    }
    case 'memberShare': {
      const member = newMember(measure.where);
      if (tally === null || tally.total === 0 || member === null || threshold.gte(1)) return null;
      // The smallest x with (k + x) ≥ t · (n + x).
      const count = threshold
        .times(tally.total)
        .minus(tally.count)
        .div(new Decimal(1).minus(threshold))
        .ceil();
      return [{ change: 'ADD_MEMBERS', count: count.toNumber(), member }];
    }
    case 'leadPlatforms': {
      if (tally === null) return null;
      return [{ change: 'BUILD_PLATFORMS', count: threshold.minus(tally.count).ceil().toNumber() }];
    }
    case 'number': {
      if (low === null || (measure.fact !== 'planHorizonYears' && measure.fact !== 'leadCompletedProjects'))
        return null;
      return [
        { change: 'RAISE_NUMBER', fact: measure.fact, by: threshold.minus(low.numerator).ceil().toNumber() },
      ];
    }
    case 'leadFigure': {
      const [year] = years;
      if (low === null || year === undefined) return null;
      return raiseFigure(measure.figure, [{ year, amount: threshold.minus(low.numerator) }]);
    }
    case 'averageRdExpenditure': {
      const year = years.at(-1);
      if (low === null || year === undefined) return null;
      return raiseFigure('rdExpenditure', [
        { year, amount: threshold.times(low.denominator).minus(low.numerator) },
      ]);
    }
    case 'rdIntensity':
      return low === null ? null : raiseIntensity(threshold, years, situation);
    case 'consortiaLed':
      return null;
  }
}

function lower({ measured, threshold }: ComparisonEvaluation): FactChange[] | null {
  const { measure, high } = measured;
  if (high === null) return null;
  const by = high.numerator.minus(threshold).ceil().toNumber();
  if (measure.of === 'consortiaLed') {
    // The consortium that is asked about is led by the lead whatever else it leaves.
    return threshold.lt(1) ? null : [{ change: 'LOWER_NUMBER', fact: 'otherConsortiaLed', by }];
  }
  if (measure.of === 'number' && measure.fact === 'leadProjectsInProgress') {
    return [{ change: 'LOWER_NUMBER', fact: measure.fact, by }];
  }
  return null;
}

/** In which years R&D expenditure is raised, and by how much, is what the method makes cheapest. */
function raiseIntensity(
  threshold: Decimal,
  years: readonly number[],
  situation: Situation,
): FactChange[] | null {
  const spent = leadFigures(situation, 'rdExpenditure', years).values;
  const earned = leadFigures(situation, 'revenue', years).values;
  const rows = years.map((year, index) => ({
    year,
    spent: spent[index] ?? new Decimal(0),
    earned: earned[index] ?? new Decimal(0),
  }));
  const last = rows.at(-1);
  if (last === undefined) return null;
  switch (situation.rdIntensityMethod) {
    case 'POOLED': {
      const lacking = threshold.times(sumDecimals(earned)).minus(sumDecimals(spent));
      return raiseFigure('rdExpenditure', [{ year: last.year, amount: lacking }]);
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
  return sumDecimals(
    changes.flatMap((change) =>
      change.change === 'RAISE_FIGURE' ? change.byYear.map(({ amount }) => amount) : [],
    ),
  );
}

function sameKind(a: FactChange, b: FactChange): boolean {
  if (a.change === 'ADD_MEMBERS' || a.change === 'REPLACE_MEMBERS') {
    return b.change === a.change && b.member.inside === a.member.inside && b.member.kind === a.member.kind;
  }
  if (a.change === 'RAISE_FIGURE') return b.change === a.change && b.figure === a.figure;
  if ('fact' in a) return 'fact' in b && b.change === a.change && b.fact === a.fact;
  return a.change === b.change;
}

function larger(a: FactChange, b: FactChange): FactChange {
  if (a.change === 'RAISE_FIGURE' && b.change === 'RAISE_FIGURE') {
    const years = [...new Set([...a.byYear, ...b.byYear].map(({ year }) => year))].toSorted((x, y) => x - y);
    const byYear = years.map((year) => {
      const amounts = [a, b].flatMap((change) => change.byYear.filter((row) => row.year === year));
      return { year, amount: Decimal.max(...amounts.map(({ amount }) => amount)) };
    });
    return { ...a, byYear };
  }
  if (a.change === 'ADD_WORDS' && b.change === 'ADD_WORDS') {
    return { ...a, words: [...new Set([...a.words, ...b.words])] };
  }
  return sizeOf(b) > sizeOf(a) ? b : a;
}

function sizeOf(change: FactChange): number {
  if ('count' in change) return change.count;
  return 'by' in change ? change.by : 0;
}

function fits(member: NewMember, kind: string | null, inside: boolean | undefined): boolean {
  return (member.kind === null || member.kind === kind) && (!member.inside || inside === true);
}
