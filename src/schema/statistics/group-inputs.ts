import type { EnumRef, InputRef } from '@pothos/core';
import { PAGE_LIMIT } from '../../resolvers/request/page.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT } from '../../resolvers/statistics/grouping.ts';
import { builder } from '../request/builder.ts';
import { HAVING } from '../request/filter-lists.ts';
import { pageArguments } from '../request/connection.ts';
import { OrderDirection } from '../request/order-direction.ts';

/** The enumeration of numbers by which groups are narrowed and ordered. */
export const GroupStatistic = builder.enumType('GroupStatistic', {
  description: 'A number of a measure over a group (统计量).',
  values: {
    SUM: { description: 'Sum (合计).' },
    MEAN: { description: 'Mean (平均值).' },
    MEDIAN: { description: 'Median (中位数).' },
    MIN: { description: 'Smallest (最小值).' },
    MAX: { description: 'Largest (最大值).' },
    REPORTED: { description: 'How many reported (有数据的数量).' },
    POOLED: { description: 'Of shares and ratios: sum over sum (合并值).' },
  } as const,
});

/** What grouping costs beside the groups that come of it: all rows are read; each condition is a figure more. */
export function groupWork({ having }: { readonly having?: readonly unknown[] | null | undefined }): number {
  return 1500 + 20 * (having?.length ?? 0);
}

/** The arguments of every connection of groups: without a size all of them come. */
const groupPageArguments = builder.args((t) => ({
  ...pageArguments,
  first: t.int({
    description: `So many groups from the beginning or behind \`after\`: 0 to ${PAGE_LIMIT} (前若干条). Without \`first\` and \`last\` all come, where they are no more than ${GROUP_LIMIT}.`,
  }),
}));

/** So many conditions narrow groups at most. */
const HAVING_LIMIT = 20;

/** The arguments of a connection of groups of a noun. */
export function groupArguments<Dimension extends string, Name extends string, Filter>(
  noun: string,
  of: {
    readonly dimension: EnumRef<typeof builder.$inferSchemaTypes, Dimension>;
    readonly measure: EnumRef<typeof builder.$inferSchemaTypes, Name>;
    readonly filter: InputRef<Filter>;
  },
) {
  const { having, order } = groupInputs(noun, of.measure);
  return builder.args((t) => ({
    ...groupPageArguments,
    groupBy: t.field({
      type: [of.dimension],
      required: true,
      most: DIMENSION_LIMIT,
      description: `By these dimensions, ${DIMENSION_LIMIT} at most (分组维度).`,
    }),
    filter: t.field({ type: of.filter, description: 'Only these, as of the same day (筛选).' }),
    asOf: t.field({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
    having: t.field({ type: [having], most: HAVING_LIMIT, description: HAVING }),
    orderBy: t.field({ type: order, description: 'In this order (排序).' }),
  }));
}

/** The fields of an input that name a number of a group: one of a measure, or how many there are. */
export function numberFields<Name extends string>(
  t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>,
  measure: EnumRef<typeof builder.$inferSchemaTypes, Name>,
) {
  return {
    measure: t.field({
      type: measure,
      description: 'Of this measure; of none: how many there are (指标).',
    }),
    statistic: t.field({
      type: GroupStatistic,
      defaultValue: 'MEDIAN',
      description: 'Which number of the measure (统计量).',
    }),
  };
}

/** The inputs that narrow and order the groups of a noun, such as ConsortiumGroupHaving. */
function groupInputs<Name extends string>(
  noun: string,
  measure: EnumRef<typeof builder.$inferSchemaTypes, Name>,
) {
  const having = builder.inputType(`${noun}GroupHaving`, {
    description:
      'Leaves only groups with a number in bounds (分组筛选条件); a group whose number is unknown is left out.',
    fields: (t) => ({
      ...numberFields(t, measure),
      atLeast: t.field({ type: 'Decimal', description: 'At least this (下限).' }),
      atMost: t.field({ type: 'Decimal', description: 'At most this (上限).' }),
    }),
  });
  const order = builder.inputType(`${noun}GroupOrder`, {
    description: 'The order of groups (分组排序); a group whose number is unknown comes last.',
    fields: (t) => ({
      ...numberFields(t, measure),
      direction: t.field({
        type: OrderDirection,
        defaultValue: 'ASC',
        description: 'Upwards or downwards (排序方向).',
      }),
    }),
  });
  return { having, order };
}
