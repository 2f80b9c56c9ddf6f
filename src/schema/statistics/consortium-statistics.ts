import { groupKey, implementStatistics } from './group-statistics.ts';
import { CONSORTIUM_TIERS, STAGES, UNIT_KINDS } from '../../domain/vocabulary.ts';
import {
  CONSORTIUM_MEASURES,
  CONSORTIUM_SUBJECT,
  type ConsortiumMeasure as Measures,
} from '../../resolvers/statistics/consortium-statistics.ts';
import { onDays } from '../../resolvers/statistics/figures.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT } from '../../resolvers/statistics/grouping.ts';
import { isGiven } from '../../resolvers/request/page.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import {
  complianceCounts,
  type ComplianceCounts as CountsShape,
  type ConsortiumDimension as Dimensions,
  type ConsortiumGroup,
  judgedConsortia,
  verdictKey,
} from '../../resolvers/statistics/verdict-statistics.ts';
import { builder } from '../request/builder.ts';
import { PAGE_LIMIT } from '../../resolvers/request/page.ts';
import { EMPTY_LEAVES_NOTHING, HAVING } from '../request/filter-lists.ts';
import { ComplianceVerdict } from '../compliance/compliance.ts';
import { ConsortiumFilter, ConsortiumTier } from '../nouns/consortium.ts';
import { Stage } from '../nouns/stage.ts';
import { Distribution } from './distribution.ts';
import { keyText, keyWord, keyYear, placeDimensionValues } from './group-fields.ts';
import { groupInputs, groupWork, HAVING_LIMIT } from './group-inputs.ts';
import { PooledRatio, PooledShare } from './pooled.ts';
import { UnitKind } from '../nouns/unit.ts';

const DIMENSIONS = {
  ...placeDimensionValues('of the place of filing'),
  TIER: { description: 'The tier (层级).' },
  STAGE: { description: 'The stage (阶段).' },
  INDUSTRY_FIELD: { description: 'The industry (产业领域).' },
  TECHNICAL_FIELD: {
    description: 'The technical field (技术领域): a consortium of several fields is in several groups.',
  },
  LEAD_KIND: { description: 'What the lead is (牵头单位类型).' },
  YEAR: { description: 'The year of filing (备案年份).' },
  VERDICT: { description: 'The verdict against `policy` on the day of the figures (政策结论).' },
} satisfies Record<Dimensions, object>;

const ConsortiumDimension = builder.enumType('ConsortiumDimension', {
  description: 'By what consortia are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  MEMBER_COUNT: { description: 'Number of members (成员数).' },
  IN_CITY_SHARE: { description: 'Share registered in the division of filing (本地占比).' },
  ENTERPRISE_SHARE: { description: 'Share of enterprises (企业占比).' },
  RD_INTENSITY: { description: 'R&D intensity of the lead (研发投入强度).' },
} satisfies Record<Measures, object>;

/** The enumeration of what is measured of consortia. */
export const ConsortiumMeasure = builder.enumType('ConsortiumMeasure', {
  description: 'What is measured of consortia (指标).',
  values: MEASURES,
});

const { having: ConsortiumGroupHaving, order: ConsortiumGroupOrder } = groupInputs(
  'Consortium',
  ConsortiumMeasure,
);

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
export const ConsortiumStatisticsKey = groupKey('Consortium', 'of the place of filing', (t) => ({
  tier: t.field({
    type: ConsortiumTier,
    nullable: true,
    description: 'The tier (层级).',
    resolve: (group) => keyWord(group, 'TIER', CONSORTIUM_TIERS),
  }),
  stage: t.field({
    type: Stage,
    nullable: true,
    description: 'The stage (阶段).',
    resolve: (group) => keyWord(group, 'STAGE', STAGES),
  }),
  industryField: t.string({
    nullable: true,
    description: 'The industry (产业领域).',
    resolve: (group) => keyText(group, 'INDUSTRY_FIELD'),
  }),
  technicalField: t.string({
    nullable: true,
    description: 'The technical field’s letter (技术领域).',
    resolve: (group) => keyText(group, 'TECHNICAL_FIELD'),
  }),
  leadKind: t.field({
    type: UnitKind,
    nullable: true,
    description: 'What the lead is (牵头单位类型).',
    resolve: (group) => keyWord(group, 'LEAD_KIND', UNIT_KINDS),
  }),
  year: t.int({ nullable: true, description: 'The year of filing (备案年份).', resolve: keyYear }),
  verdict: t.field({
    type: ComplianceVerdict,
    nullable: true,
    description: 'The verdict against `policy` (政策结论).',
    resolve: verdictKey,
  }),
}));

/** What coming to verdicts may cost, where none on the day is kept; what it comes to is counted then. */
const JUDGING_RESERVE = 4000;

/** A group of consortia at its place in an answer; on another day it has the cursor of its own day. */
interface Listed {
  readonly group: ConsortiumGroup;
  readonly cursor: string;
}

const ConsortiumStatistics = builder.objectRef<Listed>('ConsortiumStatistics');
implementStatistics(ConsortiumStatistics, {
  description: 'Figures of one group of consortia (联合体统计), of those that were there on the day.',
  key: ConsortiumStatisticsKey,
  counted: 'How many consortia',
  comparedBy: CONSORTIUM_SUBJECT.comparedBy,
  groupOf: ({ group }) => group,
  onDays: ({ group, cursor }, days) => onDays(group, days).map((each) => ({ group: each, cursor })),
  figures: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Opaque: for `after`, which begins behind this group (游标).',
    }),
    memberCount: t.field({
      type: Distribution,
      description: 'Of the numbers of members, the lead among them (成员数分布).',
      resolve: ({ group }) => ({ group, measure: CONSORTIUM_MEASURES.MEMBER_COUNT }),
    }),
    inCityShare: t.field({
      type: PooledShare,
      description: 'Members registered in the division of filing (本地占比).',
      resolve: ({ group }) => ({ group, measure: CONSORTIUM_MEASURES.IN_CITY_SHARE }),
    }),
    enterpriseShare: t.field({
      type: PooledShare,
      description: 'Members that are enterprises (企业占比).',
      resolve: ({ group }) => ({ group, measure: CONSORTIUM_MEASURES.ENTERPRISE_SHARE }),
    }),
    rdIntensity: t.field({
      type: PooledRatio,
      description:
        'The leads’ R&D intensity (研发投入强度), one term a consortium, over the three fiscal years completed before the day.',
      resolve: ({ group }) => ({ group, measure: CONSORTIUM_MEASURES.RD_INTENSITY }),
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
      resolve: ({ group }, { policy, on }, context) => complianceCounts(context, group, policy, on ?? null),
    }),
  }),
});

builder.queryField('consortiumStatistics', (t) =>
  t.field({
    type: [ConsortiumStatistics],
    description:
      'Figures for each group of consortia (联合体统计), in the order of the groups’ keys unless `orderBy` says otherwise. `groupBy: []` gives one row for all. The lead counts as a member.',
    args: {
      groupBy: t.arg({
        type: [ConsortiumDimension],
        required: true,
        most: DIMENSION_LIMIT,
        description: `By these dimensions, ${DIMENSION_LIMIT} at most (分组维度).`,
      }),
      filter: t.arg({ type: ConsortiumFilter, description: 'Only these consortia (筛选).' }),
      policy: t.arg.string({
        description: 'The key of the policy whose verdicts the dimension VERDICT and `verdicts` mean (政策).',
      }),
      verdicts: t.arg({
        type: [ComplianceVerdict],
        description: `Only consortia with one of these verdicts against \`policy\` on the day (政策结论). ${EMPTY_LEAVES_NOTHING}`,
      }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      having: t.arg({
        type: [ConsortiumGroupHaving],
        most: HAVING_LIMIT,
        description: HAVING,
      }),
      orderBy: t.arg({ type: ConsortiumGroupOrder, description: 'In this order (排序).' }),
      first: t.arg.int({
        description: `So many groups from the beginning or behind \`after\`, 0 to ${PAGE_LIMIT} (前若干条); without it all, where they are no more than ${GROUP_LIMIT}.`,
      }),
      after: t.arg.string({ description: 'Begin behind the group with this `cursor` (起始游标).' }),
    },
    work: groupWork,
    reserve: ({ policy }) => (isGiven(policy) ? JUDGING_RESERVE : 0),
    resolve: async (_, { groupBy, filter, policy, verdicts, asOf, ...args }, context) => {
      const asked = { groupBy, filter: { ...filter, verdicts }, asOf: asOf ?? context.today };
      const subject = judgedConsortia(context, asked, policy);
      const { rows, cursorOf } = await groupsOf(context, subject, asked, args);
      return rows.map((group) => ({ group: { ...group, asked }, cursor: cursorOf(group) }));
    },
  }),
);
