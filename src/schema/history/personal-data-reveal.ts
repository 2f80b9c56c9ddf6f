import { encodeId } from '../../resolvers/request/global-id.ts';
import { listReveals, type PersonalDataRevealRow } from '../../resolvers/history/personal-data-reveal.ts';
import { builder } from '../request/builder.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { KeptRecord } from './kept-record.ts';

const PersonalDataReveal = builder.objectRef<PersonalDataRevealRow>('PersonalDataReveal').implement({
  description:
    'That somebody was shown a document or phone number in full (个人信息查看记录), in an answer or an export. It never changes.',
  fields: (t) => ({
    revealedAt: t.field({
      type: 'DateTime',
      description: 'When (查看时间).',
      resolve: ({ revealedAt }) => new Date(revealedAt),
    }),
    actor: t.exposeString('actor', {
      description: 'Who (查看人): the name of a key, the subject of a token, or of whoever ran a command.',
    }),
    role: t.exposeString('role', { description: 'In which role (角色).' }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'In which request, as the log names it (请求编号); null where a command showed it.',
    }),
    record: t.expose('record', {
      type: KeptRecord,
      description: 'The type of the record whose number it is (记录类型).',
    }),
    recordId: t.id({
      description: 'The global id of that record, which may be gone since (记录标识).',
      resolve: ({ record, recordId }) => encodeId(record, recordId),
    }),
    field: t.string({
      description: 'Which number (字段): contactPhone, documentNumber or phone.',
      resolve: ({ column }) => column.replace(/Cipher$/, ''),
    }),
  }),
});

const PersonalDataRevealFilter = builder.inputType('PersonalDataRevealFilter', {
  description: 'Narrows the looks at personal data (个人信息查看记录筛选): all that is given holds.',
  fields: (t) => ({
    actor: t.string({ description: 'By exactly this name (查看人).' }),
    requestId: t.string({ description: 'In this request (请求编号).' }),
    record: t.id({ description: 'At the number of this unit or person of a project (记录标识).' }),
    from: t.field({ type: 'Date', description: 'From this day on, in Asia/Shanghai (起始日).' }),
    until: t.field({ type: 'Date', description: 'Until the end of this day (截止日).' }),
  }),
});

builder.queryField('personalDataReveals', (t) =>
  t.field({
    type: connectionOf(PersonalDataReveal),
    nullable: true,
    description:
      'Who was shown which document or phone number in full (个人信息查看记录), the newest first. Officers learn it of the records of their division and below, administrators of all; everybody else gets null, with the error UNAUTHENTICATED or FORBIDDEN.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: PersonalDataRevealFilter, description: 'Only these (筛选).' }),
    },
    resolve: (_, args, context) => listReveals(context, args),
  }),
);
