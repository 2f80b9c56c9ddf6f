import { columnFields } from './column-fields.ts';
import { FUNDING } from '../../model/funding.ts';
import type { FundingPhase as Phases, FundingSource as Sources } from '../../domain/vocabulary.ts';
import { fundingsById, listFundings } from '../../resolvers/nouns/funding.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { globalId, Node } from './node.ts';
import { recordField, requiredRecordField } from './record-field.ts';
import { provenance } from './provenance.ts';
import { Funding } from './refs.ts';
import { listWork, sampleArgument } from '../request/sample.ts';
import { VERSION } from '../request/version.ts';

const SOURCES = {
  FISCAL_NATIONAL: { description: 'Public money of the state (中央财政).' },
  FISCAL_PROVINCIAL: { description: 'Public money of a province (省财政).' },
  FISCAL_MUNICIPAL: { description: 'Public money of a city (市财政).' },
  FISCAL_COUNTY: { description: 'Public money of a county or district (县区财政).' },
  SELF_RAISED: { description: 'Money of the members (联合体自筹).' },
  BANK_LOAN: { description: 'A bank’s loan (银行贷款).' },
  INVESTMENT: { description: 'An investor’s money (投资).' },
  OTHER: { description: 'Other money (其他).' },
} satisfies Record<Sources, object>;

/** The enumeration of sources. */
export const FundingSource = enumeration(
  'FundingSource',
  builder.enumType('FundingSource', {
    description: 'Where money for a project comes from (经费来源).',
    values: SOURCES,
  }),
);

const PHASES = {
  REQUESTED: { description: 'Asked for (申请).' },
  AWARDED: { description: 'Promised (批准).' },
  PAID: { description: 'Paid out (拨付).' },
} satisfies Record<Phases, object>;

/** The enumeration of phases. */
export const FundingPhase = enumeration(
  'FundingPhase',
  builder.enumType('FundingPhase', {
    description:
      'How far money has come (经费阶段). The same money in two phases is two records: never add across phases.',
    values: PHASES,
  }),
);

builder.objectType(Funding, {
  description: 'A sum of money for a project, by source and phase (项目经费).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Funding', fundingsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, FUNDING),
    provenance: t.field(provenance()),
    project: requiredRecordField(t, FUNDING, 'project'),
    recipient: recordField(t, FUNDING, 'recipient'),
  }),
});

/** The filter of lists and statistics of fundings. */
export const FundingFilter = builder.inputType('FundingFilter', {
  description: `Narrows a list of fundings (经费筛选). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    divisions: t.field({
      type: ['DivisionCode'],
      description: 'For projects of consortia filed in one of these or inside it (联合体备案地).',
    }),
    sources: t.field({ type: [FundingSource], description: 'From one of these sources (来源).' }),
    phases: t.field({ type: [FundingPhase], description: 'In one of these phases (阶段).' }),
    years: t.intList({ description: 'Of one of these budget years (年度).' }),
  }),
});

builder.queryField('fundings', (t) =>
  t.field({
    type: connectionOf(Funding),
    description: 'Sums of money for projects, in the order of their references (经费列表).',
    args: {
      ...pageArguments,
      ...sampleArgument,
      filter: t.arg({ type: FundingFilter, description: 'Only these (筛选).' }),
    },
    work: listWork,
    resolve: (_, args, context) => listFundings(context, args),
  }),
);
