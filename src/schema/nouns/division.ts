import type { DivisionLevel as Level } from '../../domain/vocabulary.ts';
import { divisionByCode, listDivisions } from '../../resolvers/nouns/division.ts';
import { isGiven } from '../../resolvers/request/page.ts';
import { builder } from '../request/builder.ts';
import { Division } from './refs.ts';

const LEVELS = {
  COUNTRY: { description: 'The country (国家).' },
  PROVINCE: {
    description: 'A province, autonomous region, municipality or special administrative region (省级).',
  },
  PREFECTURE: { description: 'A prefecture-level city, the "city" of the policies (地级市).' },
  COUNTY: { description: 'A county, district or county-level city (县级).' },
  MANAGEMENT_ZONE: {
    description: 'A management zone (功能区): it reports on its own, but is no division of GB/T 2260.',
  },
} satisfies Record<Level, object>;

/** The enumeration of levels. */
export const DivisionLevel = builder.enumType('DivisionLevel', {
  description: 'The level of a division in the administrative hierarchy (行政区划级别).',
  values: LEVELS,
});

/** About how many divisions there are: of all levels, and of one level or within one division. */
const ALL_ROWS = 500;
const NARROWED_ROWS = 100;
/** What looking one up for each of them costs: hundreds wait for their turn at once. */
const PLACE_POINTS = 2;

builder.objectType(Division, {
  description:
    'A place of the administrative hierarchy (行政区划): GB/T 2260, a management zone, or an imported place.',
  fields: (t) => ({
    code: t.expose('code', {
      type: 'DivisionCode',
      description: 'Its code (代码), such as 330300 for Wenzhou.',
    }),
    name: t.exposeString('name', { description: 'Its name (名称).' }),
    level: t.expose('level', { type: DivisionLevel, description: 'Its level (级别).' }),
    parent: t.field({
      type: Division,
      nullable: true,
      description: 'What it belongs to (上级区划); null for the country.',
      work: PLACE_POINTS,
      resolve: ({ parentCode }, _, context) => divisionByCode(context, parentCode),
    }),
    abolished: t.boolean({
      description: 'Whether its code is no longer in force (是否已撤销).',
      resolve: ({ abolished }) => abolished ?? false,
    }),
    successor: t.field({
      type: Division,
      nullable: true,
      description: 'The division that took an abolished one’s place (继任区划), where exactly one did.',
      resolve: ({ successorCode }, _, context) => divisionByCode(context, successorCode),
    }),
  }),
});

builder.queryFields((t) => ({
  division: t.field({
    type: Division,
    nullable: true,
    description: 'The division of a code (按代码查区划), abolished ones too; null where there is none.',
    args: {
      code: t.arg({ type: 'DivisionCode', required: true, description: 'Such as 330300 (区划代码).' }),
    },
    resolve: (_, { code }, context) => divisionByCode(context, code),
  }),
  divisions: t.field({
    type: [Division],
    description: 'Divisions in the order of their codes (区划列表).',
    args: {
      level: t.arg({ type: DivisionLevel, description: 'Only of this level (级别).' }),
      parent: t.arg({
        type: 'DivisionCode',
        description: 'Only the direct parts of this division (上级区划).',
      }),
      abolished: t.arg.boolean({
        defaultValue: false,
        description: 'Also those whose codes are no longer in force (含已撤销).',
      }),
    },
    rows: ({ level, parent }) => (isGiven(level) || isGiven(parent) ? NARROWED_ROWS : ALL_ROWS),
    resolve: (_, args, context) => listDivisions(context, args),
  }),
}));
