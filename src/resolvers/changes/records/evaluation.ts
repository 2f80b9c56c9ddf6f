import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of evaluations. */
export const EVALUATION: RecordKind = {
  name: 'Evaluation',
  means: { zh: '绩效评价', en: 'evaluation' },
  right: OFFICIAL,
  fields: {
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    heldOn: {
      column: 'heldOn',
      type: 'DATE',
      required: true,
      means: { zh: '评价日期', en: 'The day on which it was held' },
    },
    grade: {
      column: 'grade',
      type: 'WORD',
      enumeration: 'EvaluationGrade',
      required: true,
      means: { zh: '等次', en: 'The grade' },
    },
  },
  removal: {},
  owners: ['consortium'],
};
