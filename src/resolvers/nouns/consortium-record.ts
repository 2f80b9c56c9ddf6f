import { sql } from '../../database/statement.ts';
import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned } from './rows.ts';

/** An evaluation of a consortium. */
export type EvaluationRow = Row<'Evaluation'>;
/** What a consortium reports. */
export type ReportRow = Row<'Report'>;
/** A remark on a record. */
export type NoteRow = Row<'Note'>;

/** Evaluations by id. */
export const evaluationsById = defineRowsById('Evaluation');
/** Evaluations by consortium, in the order of time. */
export const EVALUATIONS_BY_CONSORTIUM = owned('Evaluation', 'consortiumId', (row) => sql`${row}."heldOn"`);
/** Loads them. */
export const evaluationsByConsortium = defineRowsByOwner(EVALUATIONS_BY_CONSORTIUM);

/** Reports by id. */
export const reportsById = defineRowsById('Report');
/** Reports by consortium, in the order of their years. */
export const REPORTS_BY_CONSORTIUM = owned(
  'Report',
  'consortiumId',
  (row) => sql`${row}."forYear", ${row}."id"`,
);
/** Loads them. */
export const reportsByConsortium = defineRowsByOwner(REPORTS_BY_CONSORTIUM);

/** Notes by id. */
export const notesById = defineRowsById('Note');
/** Notes by the record that they are about, in the order in which they were written. */
const notesBy = (about: 'consortiumId' | 'unitId' | 'projectId') =>
  defineRowsByOwner(owned('Note', about, (row) => sql`${row}."id"`));
/** Notes by consortium. */
export const notesByConsortium = notesBy('consortiumId');
/** Notes by unit. */
export const notesByUnit = notesBy('unitId');
/** Notes by project. */
export const notesByProject = notesBy('projectId');
