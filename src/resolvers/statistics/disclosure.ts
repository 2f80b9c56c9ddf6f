import { withheldCells } from '../../domain/observation.ts';
import type { Context } from '../context.ts';
import { hasEverywhere } from '../rights.ts';
import { type Measure, summaryOf } from './aggregate.ts';
import type { Group, Grouping } from './grouping.ts';

/** What a viewer sees of a measure in a group: all of it, its sum and mean alone, or nothing. */
export type Disclosure = 'ALL' | 'TOTALS' | 'NOTHING';

const withheldGroups = new WeakMap<Grouping, Map<string, Promise<ReadonlySet<string>>>>();

/**
 * What the viewer sees of a measure in a group. Of money of enterprises the public sees sums and means, for a
 * quantile or an extreme is what one of them has; and no sum that would give one away, by itself or by subtraction.
 */
export async function disclosureOf({ viewer }: Context, group: Group, measure: Measure): Promise<Disclosure> {
  if (measure.confidential !== true || hasEverywhere(viewer, 'RAW_FIGURES')) return 'ALL';
  let known = withheldGroups.get(group.grouping);
  if (!known) withheldGroups.set(group.grouping, (known = new Map()));
  const key = `${group.day} ${measure.name}`;
  let withheld = known.get(key);
  if (!withheld) known.set(key, (withheld = withheldIn(group, measure)));
  return (await withheld).has(group.name) ? 'NOTHING' : 'TOTALS';
}

/** The groups whose sums are withheld; also where the filter leaves out so few that the whole minus them tells. */
async function withheldIn({ grouping, day }: Group, measure: Measure): Promise<ReadonlySet<string>> {
  const everything = grouping.unfiltered();
  const [groups, whole] = await Promise.all([
    grouping.figures(summaryOf(measure), day),
    everything.figures(summaryOf(measure), day),
  ]);
  const named = [...groups].map(([name, { reported }]) => ({
    name,
    reported,
    leftOut: (whole.get(name)?.reported ?? reported) - reported,
  }));
  const cells = named.map(({ name, reported, leftOut }) => ({
    key: keyOf(name),
    n: leftOut > 0 ? Math.min(reported, leftOut) : reported,
  }));
  const withheld = withheldCells(cells);
  return new Set(named.flatMap(({ name }, index) => (withheld.has(index) ? [name] : [])));
}

function keyOf(name: string): (string | null)[] {
  const key: unknown = JSON.parse(name);
  return Array.isArray(key) ? key.map((part) => (typeof part === 'string' ? part : null)) : [];
}
