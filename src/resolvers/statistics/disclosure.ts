import { type DisclosureCell, withheldCells } from '../../domain/observation.ts';
import type { Context } from '../request/context.ts';
import { moneySeenBy } from '../request/money-seen.ts';
import { isGiven } from '../request/page.ts';
import { type Measure, pooledOf, summaryOf } from './aggregate.ts';
import type { Group, Grouping } from './grouping.ts';

/** What a viewer sees of a measure in a group: all of it, coarse sums alone, or nothing. */
export type Disclosure = 'ALL' | 'TOTALS' | 'NOTHING';

/** Cells by more dimensions are more equations about the same money. */
const MOST_FIXED_DIMENSIONS = 2;
/** On this day of each year the three fiscal years before it begin to be what is added up. */
const FIXED_DAY = '-01-01';
/** By verdicts of a policy that whoever asks may choose, groups are cut as they like. */
const FREE_DIMENSION = 'VERDICT';

const NOTICE = {
  code: 'MONEY_SUPPRESSED',
  message:
    'Sums, means and pooled ratios of the money of enterprises are public for ten or more of them together: of everything, by two dimensions at most, on 1 January of a year (no "filter"; "asOf": "2026-01-01"); quantiles of money are not. For all else send an API key as "Authorization: Bearer KEY".',
};

const withheldGroups = new WeakMap<Grouping, Map<string, Promise<ReadonlySet<string>>>>();

/** The measure of which a viewer sees how it is distributed: of a ratio of money the one that is open to all. */
export function shownMeasure({ viewer }: Pick<Context, 'viewer'>, measure: Measure): Measure {
  return measure.open && moneySeenBy(viewer) !== 'ALL' ? measure.open : measure;
}

/**
 * What the viewer sees of the sums of a measure in a group. Of money of enterprises the public sees those of cells that are
 * fixed in advance, for whoever may choose filters and days takes one sum from another until an enterprise is left; and
 * none that would give one away within its table.
 */
export async function disclosureOf(
  { viewer, notify }: Context,
  group: Group,
  measure: Measure,
): Promise<Disclosure> {
  const isOfMoney = measure.confidential === true || measure.open !== undefined;
  if (!isOfMoney || moneySeenBy(viewer) === 'ALL') return 'ALL';
  notify(NOTICE);
  if (!isFixed(group)) return 'NOTHING';
  let known = withheldGroups.get(group.grouping);
  if (!known) withheldGroups.set(group.grouping, (known = new Map()));
  const key = `${group.day} ${measure.name}`;
  let withheld = known.get(key);
  if (!withheld) known.set(key, (withheld = withheldIn(group, measure)));
  return (await withheld).has(group.name) ? 'NOTHING' : 'TOTALS';
}

/** Whether a group is a cell of a table that is the same for everybody: all there is on a fixed day, by few dimensions. */
function isFixed({ grouping: { request }, day }: Group): boolean {
  return (
    day.endsWith(FIXED_DAY) &&
    new Set(request.groupBy).size <= MOST_FIXED_DIMENSIONS &&
    !request.groupBy.includes(FREE_DIMENSION) &&
    !Object.values(request.filter).some(isGiven)
  );
}

async function withheldIn({ grouping, day }: Group, measure: Measure): Promise<ReadonlySet<string>> {
  const groups = measure.ratio
    ? await grouping.figures(pooledOf(measure), day)
    : await grouping.figures(summaryOf(measure), day);
  const names = [...groups.keys()];
  const cells = [...groups].map(([name, { reported }]): DisclosureCell => ({
    key: keyOf(name),
    n: reported,
  }));
  const withheld = withheldCells(cells);
  return new Set(names.filter((_, index) => withheld.has(index)));
}

function keyOf(name: string): (string | null)[] {
  const key: unknown = JSON.parse(name);
  return Array.isArray(key) ? key.map((part) => (typeof part === 'string' ? part : null)) : [];
}
