import type { ComparabilityHindrance as Notes } from '../../resolvers/statistics/comparability.ts';
import { builder } from '../request/builder.ts';

const NOTES = {
  TIERS_DIFFER: {
    description: 'What is in the groups of the answer is not all of one tier (层级不同).',
  },
  POLICY_NOT_IN_FORCE: {
    description:
      'For some of the group the policy is a draft, has run out or is not yet in force (政策未生效或已失效).',
  },
  NO_POLICY: { description: 'Some of the group are under no policy that is known here (无适用政策).' },
  MEASURES_DIFFER: {
    description:
      'The policies of the groups measure the same thing otherwise (指标口径不同): another figure, over other years, of other members, or with the lead counted or not.',
  },
  YEARS_DIFFER: {
    description:
      'The groups are of different years (年份不同): projects by their beginning, fundings by their budget years, all else by the years of the policies for them.',
  },
  FEW: { description: 'There are fewer than five, too few for an interval (样本过少).' },
} satisfies Record<Notes, object>;

/** What hinders comparing groups. */
export const ComparabilityHindrance = builder.enumType('ComparabilityHindrance', {
  description: 'What hinders comparing a group with the others of its answer (可比性提示).',
  values: NOTES,
});

/** How the field that holds the notes of a group is described. */
export const COMPARABILITY =
  'What hinders comparing it with the other groups (可比性提示); empty where nothing is known to.';
