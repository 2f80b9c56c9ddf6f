import { REPORT } from '../../model/report.ts';
import { columnFields } from './column-fields.ts';
import { EVALUATION } from '../../model/evaluation.ts';
import type { EvaluationGrade as Grades, ReportKind as Kinds } from '../../domain/vocabulary.ts';
import {
  evaluationsByConsortium,
  evaluationsById,
  notesByConsortium,
  notesById,
  reportsByConsortium,
  reportsById,
} from '../../resolvers/nouns/consortium-record.ts';

import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { globalId, Node } from './node.ts';
import { provenance } from './provenance.ts';
import { Consortium, Evaluation, Note, Report } from './refs.ts';
import { VERSION } from '../request/version.ts';

const GRADES = {
  EXCELLENT: { description: 'Excellent (优秀).' },
  QUALIFIED: { description: 'Qualified (合格).' },
  UNQUALIFIED: { description: 'Unqualified (不合格).' },
  POOR: { description: 'Poor (较差).' },
} satisfies Record<Grades, object>;

/** The enumeration of grades. */
export const EvaluationGrade = enumeration(
  'EvaluationGrade',
  builder.enumType('EvaluationGrade', {
    description: 'The grade of an evaluation (评价等次); each policy names some of them.',
    values: GRADES,
  }),
);

builder.objectType(Evaluation, {
  description: 'An evaluation of a consortium (绩效评价).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Evaluation', evaluationsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, EVALUATION),
    provenance: t.field(provenance()),
  }),
});

const KINDS = {
  SELF_EVALUATION: { description: 'Its own evaluation of the year (自评报告).' },
  OPERATION_SUMMARY: { description: 'Summary of the year’s operation (年度运行情况总结).' },
  NEXT_YEAR_PLAN: { description: 'Plan of the next year (下一年度工作计划).' },
  PROGRESS: { description: 'Progress and use of money (进展情况和经费使用情况).' },
} satisfies Record<Kinds, object>;

/** The enumeration of reports. */
export const ReportKind = enumeration(
  'ReportKind',
  builder.enumType('ReportKind', {
    description: 'What a report is (报告类型).',
    values: KINDS,
  }),
);

builder.objectType(Report, {
  description: 'What a consortium reports to its science bureau (报告).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Report', reportsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, REPORT),
    provenance: t.field(provenance()),
  }),
});

builder.objectType(Note, {
  description: 'A remark on a record (备注), such as a contradiction in its source.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Note', notesById)),
    version: t.exposeInt('version', VERSION),
    text: t.string({
      description: 'What it says (内容).',
      args: localeArgument,
      resolve: ({ textZh, textEn }, { locale }) => textIn({ zh: textZh, en: textEn }, locale),
    }),
    provenance: t.field(provenance()),
  }),
});

builder.objectFields(Consortium, (t) => ({
  evaluations: t.field({
    type: [Evaluation],
    description: 'Its evaluations, in the order of time (绩效评价).',
    resolve: async ({ id }, _, context) => (await evaluationsByConsortium(context, null).load(id)) ?? [],
  }),
  reports: t.field({
    type: [Report],
    description: 'What it has reported (报告).',
    resolve: async ({ id }, _, context) => (await reportsByConsortium(context, null).load(id)) ?? [],
  }),
  notes: t.field({
    type: [Note],
    description: 'Remarks on the record (备注).',
    resolve: async ({ id }, _, context) => (await notesByConsortium(context, null).load(id)) ?? [],
  }),
}));
