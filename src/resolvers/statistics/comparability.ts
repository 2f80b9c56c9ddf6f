import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { LEAST_FOR_INTERVAL } from '../../domain/interval.ts';
import { measuredAs } from '../../policy/measured-as.ts';
import { type Policy, policyStatus } from '../../policy/policy.ts';
import type { Context } from '../request/context.ts';
import { valuesOf } from './aggregate.ts';
import { countOf } from './figures.ts';
import type { ComparedBy, Group, Grouping } from './grouping.ts';

/** What hinders comparing a group with the others of its answer. */
export type ComparabilityHindrance =
  | 'TIERS_DIFFER'
  | 'POLICY_NOT_IN_FORCE'
  | 'NO_POLICY'
  | 'MEASURES_DIFFER'
  | 'YEARS_DIFFER'
  | 'FEW';

/** What a group is, as far as comparing asks. */
interface Profile {
  readonly tiers: readonly string[];
  /** The policies of each division and tier in the group. */
  readonly policies: readonly (readonly Policy[])[];
  readonly years: readonly string[];
}

const profiles = new WeakMap<Grouping, Map<CalendarDate, Promise<ReadonlyMap<string, Profile>>>>();

/**
 * What hinders comparing a group with the others: tiers, years or ways of measuring that are not the same in all groups, a
 * policy for some of its rows that is a draft or has run out, none at all for some, or fewer than intervals are given for.
 */
export async function comparabilityOf(
  context: Context,
  group: Group,
  comparedBy: ComparedBy,
): Promise<ComparabilityHindrance[]> {
  const all = await profilesOn(context, group, comparedBy);
  const notes = hindrances(all.get(group.name), [...all.values()], group.day);
  return (await countOf(group)) < LEAST_FOR_INTERVAL ? [...notes, 'FEW'] : notes;
}

/** What hinders comparing some groups of one grouping with one another, whatever other groups it has. */
export async function comparabilityAmong(
  context: Context,
  groups: readonly Group[],
  comparedBy: ComparedBy,
): Promise<ComparabilityHindrance[]> {
  const notes = await Promise.all(
    groups.map(async (group) => {
      const known = await profilesOn(context, group, comparedBy);
      const compared = groups.flatMap(({ name }) => known.get(name) ?? []);
      const few: ComparabilityHindrance[] = group.count < LEAST_FOR_INTERVAL ? ['FEW'] : [];
      return [...hindrances(known.get(group.name), compared, group.day), ...few];
    }),
  );
  return [...new Set(notes.flat())];
}

function profilesOn(
  context: Context,
  { grouping, day }: Group,
  comparedBy: ComparedBy,
): Promise<ReadonlyMap<string, Profile>> {
  let days = profiles.get(grouping);
  if (!days) profiles.set(grouping, (days = new Map()));
  let known = days.get(day);
  if (!known) days.set(day, (known = profilesOf(context, grouping, day, comparedBy)));
  return known;
}

/** What hinders comparing one group with all that are compared, whatever their size. */
function hindrances(
  own: Profile | undefined,
  all: readonly Profile[],
  day: CalendarDate,
): ComparabilityHindrance[] {
  if (!own) return [];
  const policies = own.policies.flat();
  const notes: readonly (readonly [ComparabilityHindrance, boolean])[] = [
    ['TIERS_DIFFER', new Set(all.flatMap(({ tiers }) => tiers)).size > 1],
    [
      'POLICY_NOT_IN_FORCE',
      policies.some((policy) => !['IN_FORCE', 'TRIAL'].includes(policyStatus(policy, day))),
    ],
    ['NO_POLICY', own.policies.some((covering) => covering.length === 0)],
    ['MEASURES_DIFFER', measuresDiffer(policies, all)],
    ['YEARS_DIFFER', yearsDiffer(own, all)],
  ];
  return notes.flatMap(([note, holds]) => (holds ? [note] : []));
}

/** A group without a year hinders nothing. */
function yearsDiffer({ years: own }: Profile, all: readonly Profile[]): boolean {
  return own.length > 0 && all.some(({ years }) => years.length > 0 && years.join() !== own.join());
}

/** Whether something that the own policies measure is measured otherwise by a policy of the answer. */
function measuresDiffer(own: readonly Policy[], all: readonly Profile[]): boolean {
  const others = new Set(all.flatMap(({ policies }) => policies.flat()));
  return own.some((policy) =>
    [...measuredAs(policy)].some(([topic, words]) =>
      [...others].some((other) => (measuredAs(other).get(topic) ?? words) !== words),
    ),
  );
}

async function profilesOf(
  context: Context,
  grouping: Grouping,
  day: CalendarDate,
  { tier, division, year }: ComparedBy,
): Promise<ReadonlyMap<string, Profile>> {
  const [tiers, jurisdictions, years, divisions] = await Promise.all([
    tier ? grouping.figures(valuesOf('tiers', tier), day) : null,
    grouping.figures(
      valuesOf('jurisdictions', {
        value: sql`concat_ws(' ', ${tier?.value ?? sql`'*'`}, ${division.value})`,
        joins: [...(tier?.joins ?? []), ...(division.joins ?? [])],
      }),
      day,
    ),
    year ? grouping.figures(valuesOf('years', year), day) : null,
    context.divisions(),
  ]);
  return new Map(
    [...jurisdictions].map(([name, held]) => {
      const policies = held.map((each) => policiesOf(context, divisions, each));
      const ofPolicies = () => policies.flat().map(({ existsFrom }) => existsFrom.slice(0, 4));
      return [
        name,
        {
          tiers: tiers?.get(name) ?? [],
          policies,
          years: years ? (years.get(name) ?? []) : [...new Set(ofPolicies())].toSorted(),
        },
      ];
    }),
  );
}

/** The policies of a tier and a division, "MUNICIPAL 330302"; those of every tier where it is "*". */
function policiesOf({ policies }: Context, divisions: DivisionTree, jurisdiction: string): Policy[] {
  const [tier, code] = jurisdiction.split(' ');
  return policies
    .all()
    .filter(
      (policy) =>
        (tier === '*' || policy.tier === tier) && divisions.contains(policy.division, code) === true,
    );
}
