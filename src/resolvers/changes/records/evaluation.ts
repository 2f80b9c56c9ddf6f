import { EVALUATION as NOUN } from '../../../model/evaluation.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of evaluations. */
export const EVALUATION: RecordKind = {
  ...NOUN,
  right: OFFICIAL,
  removal: {},
  owners: ['consortium'],
};
