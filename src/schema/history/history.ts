import type { ObjectRef } from '@pothos/core';
import { NOUNS } from '../../model/nouns.ts';
import { scopeOfRecord } from '../../resolvers/nouns/access-scope.ts';
import { historyOf, type RecordChangeRow } from '../../resolvers/history/history.ts';
import {
  belongingTo,
  type RecordedRow,
  type RecordedState as RecordedStateShape,
  recordedNode,
  recordedStateOf,
} from '../../resolvers/history/recorded.ts';
import { type FieldChange as FieldChangeShape, fieldChange } from '../../resolvers/history/recorded-field.ts';
import { type HistorySubject, isOwner } from '../../resolvers/history/subject.ts';
import { fieldNameOf } from '../../resolvers/changes/records/field-names.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { encodeId } from '../../resolvers/request/global-id.ts';
import type { AccessScope } from '../../resolvers/request/rights.ts';
import { builder } from '../request/builder.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { KeptRecord } from './kept-record.ts';
import { recordRefOf } from '../nouns/refs.ts';

const RIGHT = 'It needs a right: without it null, with the error UNAUTHENTICATED or FORBIDDEN.';

const ChangeAction = builder.enumType('ChangeAction', {
  description: 'What was done with a record (变更方式).',
  values: {
    CREATED: { description: 'Made (新增); all that was known of it is new.' },
    CHANGED: { description: 'Changed (修改).' },
    REMOVED: { description: 'Taken out (移除).' },
  },
});

const FieldChange = builder.objectRef<FieldChangeShape>('FieldChange').implement({
  description: 'A field that a change changed (字段变更). Values are texts as the database writes them.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The field as mutations name it, or else the column (字段).',
    }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'Its value before (修改前); null where it was unknown, or is withheld.',
    }),
    after: t.exposeString('after', {
      nullable: true,
      description: 'Its value after (修改后); null where it is unknown since, or is withheld.',
    }),
    beforeId: t.exposeID('beforeId', {
      nullable: true,
      description: 'The global id of the record that it named before (修改前所指).',
    }),
    afterId: t.exposeID('afterId', {
      nullable: true,
      description: 'The global id of the record that it names since (修改后所指).',
    }),
    withheld: t.exposeBoolean('withheld', {
      description:
        'Whether the values are encrypted personal data, or figures that a move of an application rests on: of them the history shows only that they changed (不予显示).',
    }),
  }),
});

const RecordChange = builder.objectRef<RecordChangeRow>('RecordChange').implement({
  description:
    'A change of a record (变更记录), as the database itself kept it. It never changes, and a chain of hashes shows tampering.',
  fields: (t) => ({
    committedAt: t.field({
      type: 'DateTime',
      description: 'When it came to stand (变更时间).',
      resolve: ({ committedAt }) => new Date(committedAt),
    }),
    actor: t.exposeString('actor', {
      description:
        'Who made it (变更人): the name of a key, of whoever ran a command, or of the database’s user.',
    }),
    role: t.exposeString('role', {
      nullable: true,
      description: 'In which role (角色); null outside the API.',
    }),
    operation: t.exposeString('operation', {
      nullable: true,
      description: 'By which mutation or command (操作); null where it passed the product by.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'By which request, as the log names it (请求编号).',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why (变更原因); null where nobody said.',
    }),
    record: t.expose('record', { type: KeptRecord, description: 'Of which type of record (记录类型).' }),
    recordId: t.id({
      nullable: true,
      description: 'The global id of the record (记录标识); null where it has none.',
      resolve: ({ record, recordId }) => (recordId === null ? null : encodeId(record, recordId)),
    }),
    version: t.exposeInt('version', {
      nullable: true,
      description: 'The version that came of it (版本号); of a removed record its last.',
    }),
    action: t.expose('action', { type: ChangeAction, description: 'What was done (变更方式).' }),
    fields: t.field({
      type: [FieldChange],
      description: 'What changed, by name (变更内容).',
      resolve: ({ record, columns }) => columns.map((column) => fieldChange(record, column, fieldNameOf)),
    }),
  }),
});

const HistoryFilter = builder.inputType('HistoryFilter', {
  description: `Narrows a history (变更记录筛选). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'From this day on, in Asia/Shanghai (起始日).' }),
    until: t.field({ type: 'Date', description: 'Until the end of this day (截止日).' }),
    records: t.field({ type: [KeptRecord], description: 'Of one of these types (记录类型).' }),
  }),
});

interface RecordedFieldShape extends Pick<FieldChangeShape, 'name' | 'withheld'> {
  readonly value: string | null;
  readonly valueId: string | null;
}

const RecordedField = builder.objectRef<RecordedFieldShape>('RecordedField').implement({
  description: 'A field of a record as it stood on a day (历史字段).',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The field as mutations name it, or else the column (字段).',
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'Its value as the database writes it (值); null where it was unknown, or is withheld.',
    }),
    valueId: t.exposeID('valueId', {
      nullable: true,
      description: 'The global id of the record that it named (所指记录).',
    }),
    withheld: t.exposeBoolean('withheld', {
      description: 'Whether the value is encrypted personal data, or figures (不予显示).',
    }),
  }),
});

const RecordedRecord = builder.objectRef<RecordedRow>('RecordedRecord').implement({
  description: 'A record as it stood in the database on a day (历史记录).',
  fields: (t) => ({
    record: t.expose('record', { type: KeptRecord, description: 'Its type (记录类型).' }),
    recordId: t.id({
      nullable: true,
      description: 'Its global id (记录标识); null where it has none.',
      resolve: ({ record, recordId }) => (recordId === null ? null : encodeId(record, recordId)),
    }),
    version: t.exposeInt('version', { nullable: true, description: 'Its version then (版本号).' }),
    committedAt: t.field({
      type: 'DateTime',
      description: 'Since when it stood so (变更时间).',
      resolve: ({ committedAt }) => new Date(committedAt),
    }),
    actor: t.exposeString('actor', { description: 'Who had it so (变更人).' }),
    fields: t.field({
      type: [RecordedField],
      description: 'Its fields, by name (字段).',
      resolve: ({ record, columns }) =>
        columns.map(({ column, value }) => {
          const { name, after, afterId, withheld } = fieldChange(
            record,
            { column, before: null, after: value },
            fieldNameOf,
          );
          return { name, value: after, valueId: afterId, withheld };
        }),
    }),
  }),
});

const RecordedState = builder.objectRef<RecordedStateShape>('RecordedState').implement({
  description: 'A record and what belonged to it, as the database had them at the end of a day (历史状态).',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The day, in Asia/Shanghai (日期).' }),
    record: t.expose('record', { type: RecordedRecord, description: 'The record itself (记录).' }),
    belonging: t.field({
      type: connectionOf(RecordedRecord),
      description: 'The records that belonged to it, by type (所属记录).',
      args: pageArguments,
      resolve: (state, args) => belongingTo(state, args),
    }),
  }),
});

const RecordChangeConnection = connectionOf(RecordChange);

/** Gives a type its history, and its states of earlier days, to whoever has the right to them where a record belongs. */
export function addHistory<Row extends { readonly id: number }>(
  type: ObjectRef<typeof builder.$inferSchemaTypes, Row>,
  subject: HistorySubject,
  scope: (row: Row, context: Context) => AccessScope | Promise<AccessScope>,
): void {
  const right = { right: 'HISTORY' as const, scope };
  const [changes, state] = isOwner(subject)
    ? [
        'Its changes and those of the records that belong to it',
        'It and what belonged to it, as the database had them',
      ]
    : ['Its changes', 'It as the database had it'];
  builder.objectFields(type, (t) => ({
    history: t.field({
      type: RecordChangeConnection,
      nullable: true,
      description: `${changes}, the newest first (变更历史). ${RIGHT}`,
      args: { ...pageArguments, filter: t.arg({ type: HistoryFilter, description: 'Only these (筛选).' }) },
      right,
      resolve: ({ id }, args, context) => historyOf(context, subject, id, args),
    }),
    asRecorded: t.field({
      type: RecordedState,
      nullable: true,
      description: `${state} at the end of a day (历史状态); null before it was recorded. ${RIGHT}`,
      args: { on: t.arg({ type: 'Date', required: true, description: 'The day (日期).' }) },
      right,
      resolve: ({ id }, { on }, context) => recordedStateOf(context, subject, id, on),
    }),
  }));
}

for (const noun of NOUNS) {
  addHistory(recordRefOf(noun.name), noun.name, (row, context) => scopeOfRecord(context, noun, row));
}

builder.queryField('recordedNode', (t) =>
  t.field({
    type: RecordedState,
    nullable: true,
    description: `A record by its global id as the database had it at the end of a day (按标识查历史状态), even where it is no more; null where there was none. ${RIGHT} The right must be to every record.`,
    args: {
      id: t.arg.id({ required: true, description: 'A global id that an answer gave (全局标识).' }),
      on: t.arg({ type: 'Date', required: true, description: 'The day (日期).' }),
    },
    right: 'HISTORY',
    resolve: (_, { id, on }, context) => recordedNode(context, id, on),
  }),
);
