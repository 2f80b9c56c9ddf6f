import type { ObjectRef } from '@pothos/core';
import { PATENT_CO_HOLDER } from '../../model/patent-co-holder.ts';
import { PATENT } from '../../model/patent.ts';
import {
  coHoldersById,
  coHoldersByPatent,
  holdersByPatent,
  listPatents,
  type PatentCoHolderRow,
  patentFilterOf,
  type PatentKind as Kinds,
  patentOrder,
  type PatentOrderField as OrderFields,
  type PatentOwner,
  type PatentRow,
  patentsById,
  patentsOf,
} from '../../resolvers/nouns/patent.ts';
import { builder } from '../request/builder.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { enumeration } from '../request/enumeration.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { OrderDirection } from '../request/order-direction.ts';
import { listWork, sampleArgument } from '../request/sample.ts';
import { VERSION } from '../request/version.ts';
import { columnFields } from './column-fields.ts';
import { globalId, Node } from './node.ts';
import { provenance } from './provenance.ts';
import { recordField, requiredRecordField } from './record-field.ts';
import { Consortium, Project, recordRef, Unit } from './refs.ts';

const KINDS = {
  INVENTION: { description: 'An invention (发明).' },
  UTILITY_MODEL: { description: 'A utility model (实用新型).' },
  DESIGN: { description: 'A design (外观设计).' },
} satisfies Record<Kinds, object>;

/** The enumeration of kinds of patents. */
export const PatentKind = enumeration(
  'PatentKind',
  builder.enumType('PatentKind', { description: 'What a patent protects (专利类型).', values: KINDS }),
);

/** A patent. */
export const Patent = recordRef<PatentRow>('Patent');
const PatentCoHolder = recordRef<PatentCoHolderRow>('PatentCoHolder');

builder.objectType(Patent, {
  description:
    'A patent, or an application for one (专利), with the units that hold it and the consortium and project that it came from.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Patent', patentsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PATENT),
    provenance: t.field(provenance()),
    holder: recordField(t, PATENT, 'holder'),
    holders: t.field({
      type: [Unit],
      description: 'All units that hold it, in the order in which they are named (专利权人).',
      // Two tables are put together for each patent.
      work: 4,
      resolve: async ({ id }, _, context) => (await holdersByPatent(context, null).load(id)) ?? [],
    }),
    coHolders: t.field({
      type: [PatentCoHolder],
      description: 'Those that hold it beside the first, as records (共同专利权人).',
      resolve: async ({ id }, _, context) => (await coHoldersByPatent(context, null).load(id)) ?? [],
    }),
    consortium: recordField(t, PATENT, 'consortium'),
    project: recordField(t, PATENT, 'project'),
  }),
});

builder.objectType(PatentCoHolder, {
  description: 'A unit that holds a patent beside the one that is named first (共同专利权人).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('PatentCoHolder', coHoldersById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PATENT_CO_HOLDER),
    provenance: t.field(provenance()),
    patent: requiredRecordField(t, PATENT_CO_HOLDER, 'patent'),
    unit: recordField(t, PATENT_CO_HOLDER, 'unit'),
  }),
});

const PatentConnection = connectionOf(Patent);

/** Gives a type its list of patents. */
function addPatents<Row extends { readonly id: number }>(
  type: ObjectRef<typeof builder.$inferSchemaTypes, Row>,
  owner: PatentOwner,
  description: string,
): void {
  builder.objectField(type, 'patents', (t) =>
    t.field({
      type: PatentConnection,
      description: `${description}, in the order of their references (专利).`,
      args: pageArguments,
      resolve: ({ id }, args, context) => patentsOf(context, owner, id, args),
    }),
  );
}

addPatents(Unit, 'Unit', 'The patents that it holds, alone or with others');
addPatents(Consortium, 'Consortium', 'The patents that came from it');
addPatents(Project, 'Project', 'The patents that came from it');

/** The filter of lists and statistics of patents. */
export const PatentFilter = builder.inputType('PatentFilter', {
  description: `Narrows a list of patents (专利筛选). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    kinds: t.field({ type: [PatentKind], description: 'Of one of these kinds (专利类型).' }),
    isPct: t.boolean({
      description: 'Filed by the Patent Cooperation Treaty, or not (是否PCT国际申请).',
    }),
    holder: t.id({ description: 'Held by the unit with this global id, alone or with others (专利权人).' }),
    consortium: t.id({ description: 'Come from the consortium with this global id (所属联合体).' }),
    project: t.id({ description: 'Come from the project with this global id (来源项目).' }),
    divisions: t.field({
      type: ['DivisionCode'],
      description:
        'Whose first holder is registered today in one of these or inside it (第一专利权人注册地).',
    }),
    filedFrom: t.field({ type: 'Date', description: 'Filed on this day or later (申请日起).' }),
    filedUntil: t.field({ type: 'Date', description: 'Filed on this day or earlier (申请日止).' }),
    grantedFrom: t.field({ type: 'Date', description: 'Granted on this day or later (授权日起).' }),
    grantedUntil: t.field({ type: 'Date', description: 'Granted on this day or earlier (授权日止).' }),
  }),
});

const ORDER_FIELDS = {
  REF: { description: 'By reference, by code point (编号).' },
  FILED_ON: { description: 'By the day of filing (申请日).' },
  GRANTED_ON: { description: 'By the day of the grant (授权公告日).' },
} satisfies Record<OrderFields, object>;

const PatentOrderField = builder.enumType('PatentOrderField', {
  description: 'By what a list of patents is ordered (排序字段). What is unknown comes last.',
  values: ORDER_FIELDS,
});

const PatentOrder = builder.inputType('PatentOrder', {
  description: 'The order of a list of patents (排序).',
  fields: (t) => ({
    field: t.field({ type: PatentOrderField, required: true, description: 'By what (排序字段).' }),
    direction: t.field({
      type: OrderDirection,
      defaultValue: 'ASC',
      description: 'Upwards or downwards (排序方向).',
    }),
  }),
});

builder.queryField('patents', (t) =>
  t.field({
    type: PatentConnection,
    nullable: true,
    description: 'Patents (专利列表), in the order of their references unless `orderBy` says otherwise.',
    args: {
      ...pageArguments,
      ...sampleArgument,
      filter: t.arg({ type: PatentFilter, description: 'Only these (筛选).' }),
      orderBy: t.arg({ type: PatentOrder, description: 'In this order (排序).' }),
    },
    work: listWork,
    resolve: (_, { filter, orderBy, ...args }, context) =>
      listPatents(
        context,
        { ...args, filter: patentFilterOf(filter) },
        patentOrder(orderBy?.field ?? 'REF', orderBy?.direction === 'DESC'),
      ),
  }),
);
