import { CONSORTIUM_TIERS, STAGES, UNIT_KINDS } from '../../domain/vocabulary.ts';
import { isGiven } from '../../resolvers/request/page.ts';
import {
  CONSORTIUM_MEASURES,
  CONSORTIUM_SUBJECT,
  type ConsortiumMeasure as Measures,
} from '../../resolvers/statistics/consortium-statistics.ts';
import {
  complianceCounts,
  type ComplianceCounts as CountsShape,
  type ConsortiumDimension as Dimensions,
  type ListedConsortiumGroup,
  pageOfConsortiumGroups,
  verdictKey,
} from '../../resolvers/statistics/verdict-statistics.ts';
import { ComplianceVerdict } from '../compliance/compliance.ts';
import { ConsortiumFilter, ConsortiumTier } from '../nouns/consortium.ts';
import { Stage } from '../nouns/stage.ts';
import { UnitKind } from '../nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { EMPTY_LEAVES_NOTHING } from '../request/filter-lists.ts';
import {
  type GroupDimension,
  groupKey,
  divisionDimensions,
  textDimension,
  wordDimension,
  yearDimension,
} from './group-dimensions.ts';
import { groupArguments, groupWork } from './group-inputs.ts';
import { type GroupMeasure, groupsQuery, implementStatistics } from './group-statistics.ts';

const VERDICT = 'The verdict against `policy` on the day of the figures (政策结论).';
const DIMENSIONS = {
  ...divisionDimensions('of the place of filing'),
  TIER: wordDimension('The tier (层级).', ConsortiumTier, CONSORTIUM_TIERS),
  STAGE: wordDimension('The stage (阶段).', Stage, STAGES),
  INDUSTRY_FIELD: textDimension('The industry (产业领域).'),
  TECHNICAL_FIELD: textDimension(
    'The technical field’s letter (技术领域): a consortium of several fields is in several groups.',
  ),
  LEAD_KIND: wordDimension('What the lead is (牵头单位类型).', UnitKind, UNIT_KINDS),
  YEAR: yearDimension('The year of filing (备案年份).'),
  VERDICT: {
    description: VERDICT,
    keyField: (t) =>
      t.field({ type: ComplianceVerdict, nullable: true, description: VERDICT, resolve: verdictKey }),
  },
} satisfies Record<Dimensions, GroupDimension>;

const ConsortiumDimension = builder.enumType('ConsortiumDimension', {
  description: 'By what consortia are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  MEMBER_COUNT: {
    description: 'Number of members, the lead among them (成员数).',
    measure: CONSORTIUM_MEASURES.MEMBER_COUNT,
  },
  IN_CITY_SHARE: {
    description: 'Share of members registered in the division of filing (本地占比).',
    measure: CONSORTIUM_MEASURES.IN_CITY_SHARE,
  },
  ENTERPRISE_SHARE: {
    description: 'Share of members that are enterprises (企业占比).',
    measure: CONSORTIUM_MEASURES.ENTERPRISE_SHARE,
  },
  RD_INTENSITY: {
    description:
      'R&D intensity of the lead (研发投入强度), one term a consortium, over the three fiscal years completed before the day.',
    measure: CONSORTIUM_MEASURES.RD_INTENSITY,
  },
} satisfies Record<Measures, GroupMeasure>;

/** The enumeration of what is measured of consortia. */
export const ConsortiumMeasure = builder.enumType('ConsortiumMeasure', {
  description: 'What is measured of consortia (指标).',
  values: MEASURES,
});

const ComplianceCounts = builder.objectRef<CountsShape>('ComplianceCounts').implement({
  description: 'How many consortia of a group came to each verdict (结论分布).',
  fields: (t) => ({
    compliant: t.int({ description: 'COMPLIANT (符合).', resolve: ({ COMPLIANT }) => COMPLIANT }),
    deviating: t.int({ description: 'DEVIATING (有偏离).', resolve: ({ DEVIATING }) => DEVIATING }),
    nonCompliant: t.int({
      description: 'NON_COMPLIANT (不符合).',
      resolve: ({ NON_COMPLIANT }) => NON_COMPLIANT,
    }),
    undetermined: t.int({
      description: 'UNDETERMINED (无法判定).',
      resolve: ({ UNDETERMINED }) => UNDETERMINED,
    }),
  }),
});

/** What tells a group of consortia from the others. */
export const ConsortiumStatisticsKey = groupKey('Consortium', DIMENSIONS);

/** What coming to verdicts may cost, where none on the day is kept; what it comes to is counted then. */
const JUDGING_RESERVE = 4000;

const ConsortiumStatistics = builder.objectRef<ListedConsortiumGroup>('ConsortiumStatistics');
implementStatistics(ConsortiumStatistics, {
  plural: 'consortia',
  chinese: '联合体',
  key: ConsortiumStatisticsKey,
  measures: MEASURES,
  comparedBy: CONSORTIUM_SUBJECT.comparedBy,
  more: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Opaque: for `after`, which begins behind this group (游标).',
      deprecationReason: 'The edges of `consortiumGroupStatistics` have the cursors of its groups.',
    }),
    compliance: t.field({
      type: ComplianceCounts,
      description: 'Verdicts against a policy (结论分布).',
      args: {
        policy: t.arg.string({ required: true, description: 'The key of a policy (政策).' }),
        on: t.arg({ type: 'Date', description: 'On this day; the day of the statistics by default (日期).' }),
      },
      work: 200,
      reserve: () => JUDGING_RESERVE / 10,
      resolve: (group, { policy, on }, context) => complianceCounts(context, group, policy, on ?? null),
    }),
  }),
});

const groups = groupArguments('Consortium', {
  dimension: ConsortiumDimension,
  measure: ConsortiumMeasure,
  filter: ConsortiumFilter,
});

const judged = builder.args((t) => ({
  policy: t.string({
    description: 'The key of the policy whose verdicts the dimension VERDICT and `verdicts` mean (政策).',
  }),
  verdicts: t.field({
    type: [ComplianceVerdict],
    description: `Only consortia with one of these verdicts against \`policy\` on the day (政策结论). ${EMPTY_LEAVES_NOTHING}`,
  }),
}));

/** Judging costs nothing where no policy is given. */
function judgingReserve({ policy }: { readonly policy?: string | null | undefined }): number {
  return isGiven(policy) ? JUDGING_RESERVE : 0;
}

builder.queryField('consortiumGroupStatistics', (t) =>
  t.field({
    ...groupsQuery(
      ConsortiumStatistics,
      'Figures for each group of consortia (联合体统计), the lead among the members: a connection as those of the other nouns are, and not called `consortiumStatistics` as they would have it because that answers a list.',
    ),
    args: { ...groups, ...judged },
    reserve: judgingReserve,
    resolve: (_, args, context) => pageOfConsortiumGroups(context, args),
  }),
);

builder.queryField('consortiumStatistics', (t) =>
  t.field({
    type: [ConsortiumStatistics],
    description:
      'Figures for each group of consortia (联合体统计), in the order of the groups’ keys unless `orderBy` says otherwise. `groupBy: []` gives one row for all. The lead counts as a member.',
    deprecationReason: 'Ask `consortiumGroupStatistics`, which is a connection and takes the same arguments.',
    args: {
      groupBy: groups.groupBy,
      filter: groups.filter,
      ...judged,
      asOf: groups.asOf,
      having: groups.having,
      orderBy: groups.orderBy,
      first: groups.first,
      after: groups.after,
    },
    work: groupWork,
    reserve: judgingReserve,
    resolve: async (_, args, context) => [...(await pageOfConsortiumGroups(context, args)).rows],
  }),
);
