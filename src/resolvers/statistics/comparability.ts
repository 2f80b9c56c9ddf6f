import { sql } from '../../database/statement.ts';
import { LEAST_FOR_INTERVAL } from '../../domain/interval.ts';
import { policyStatus } from '../../policy/policy.ts';
import type { Context } from '../context.ts';
import { valuesOf } from './aggregate.ts';
import { countOf } from './figures.ts';
import type { Group } from './grouping.ts';

/** What hinders comparing a group with the others of its answer. */
export type ComparabilityHindrance = 'TIERS_DIFFER' | 'POLICY_NOT_IN_FORCE' | 'NO_POLICY' | 'FEW';

const TIERS = valuesOf('tiers', { value: sql`consortium."tier"` });
const PLACES = valuesOf('places', {
  value: sql`concat_ws(' ', consortium."tier", consortium."divisionCode")`,
});

/**
 * What hinders comparing a group of consortia with the others: tiers that are not the same in all groups, a policy for
 * some of its consortia that is a draft or has run out, none at all for some, or fewer than intervals are given for.
 */
export async function comparabilityOf(context: Context, group: Group): Promise<ComparabilityHindrance[]> {
  const { grouping, day } = group;
  const [tiers, places, count, divisions] = await Promise.all([
    grouping.figures(TIERS, day),
    grouping.figure(PLACES, group),
    countOf(group),
    context.divisions(),
  ]);
  const policies = places.map((place) => {
    const [tier, code] = place.split(' ');
    return context.policies
      .all()
      .filter((policy) => policy.tier === tier && divisions.contains(policy.division, code) === true);
  });
  const notes: readonly (readonly [ComparabilityHindrance, boolean])[] = [
    ['TIERS_DIFFER', new Set([...tiers.values()].flat()).size > 1],
    [
      'POLICY_NOT_IN_FORCE',
      policies.flat().some((policy) => !['IN_FORCE', 'TRIAL'].includes(policyStatus(policy, day))),
    ],
    ['NO_POLICY', policies.some((covering) => covering.length === 0)],
    ['FEW', count < LEAST_FOR_INTERVAL],
  ];
  return notes.flatMap(([note, holds]) => (holds ? [note] : []));
}
