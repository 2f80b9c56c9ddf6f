import { columnFields } from './column-fields.ts';
import { PLATFORM } from '../../model/platform.ts';
import { type KnownOrUnknownLevel, listPlatforms, platformsById } from '../../resolvers/nouns/platform.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { globalId, Node } from './node.ts';
import { recordField } from './record-field.ts';
import { provenance } from './provenance.ts';
import { Platform } from './refs.ts';
import { listWork, sampleArgument } from '../request/sample.ts';
import { VERSION } from '../request/version.ts';

const LEVELS = {
  NATIONAL: { description: 'Recognised by the state (国家级).' },
  PROVINCIAL: { description: 'Recognised by a province or a ministry (省部级).' },
  MUNICIPAL: { description: 'Recognised by a city (市级).' },
  COUNTY: { description: 'Recognised by a county or district (县级).' },
  UNKNOWN: { description: 'Nobody recorded its level (级别不详).' },
} satisfies Record<KnownOrUnknownLevel, object>;

/** The enumeration of levels. */
export const PlatformLevel = enumeration(
  'PlatformLevel',
  builder.enumType('PlatformLevel', {
    description: 'Who recognised a platform (平台级别).',
    values: LEVELS,
  }),
);

builder.objectType(Platform, {
  description:
    'A research facility that an authority recognised (创新平台): laboratory, engineering centre, enterprise institute.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Platform', platformsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PLATFORM),
    provenance: t.field(provenance()),
    level: t.field({
      type: PlatformLevel,
      description: 'Who recognised it (级别).',
      resolve: ({ level }) => level ?? 'UNKNOWN',
    }),
    hostUnit: recordField(t, PLATFORM, 'hostUnit'),
  }),
});

/** The filter of lists and statistics of platforms. */
export const PlatformFilter = builder.inputType('PlatformFilter', {
  description: `Narrows a list of platforms (平台筛选). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    levels: t.field({ type: [PlatformLevel], description: 'Of one of these levels (级别).' }),
    divisions: t.field({
      type: ['DivisionCode'],
      description: 'Whose host is registered today in one of these or inside it (依托单位注册地).',
    }),
  }),
});

builder.queryField('platforms', (t) =>
  t.field({
    type: connectionOf(Platform),
    description: 'Platforms in the order of their references (平台列表).',
    args: {
      ...pageArguments,
      ...sampleArgument,
      filter: t.arg({ type: PlatformFilter, description: 'Only these (筛选).' }),
    },
    work: listWork,
    resolve: (_, args, context) => listPlatforms(context, args),
  }),
);
