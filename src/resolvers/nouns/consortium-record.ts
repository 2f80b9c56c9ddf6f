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
const notesAbout = (about: 'consortiumId' | 'unitId' | 'projectId') =>
  owned('Note', about, (row) => sql`${row}."id"`);
/** Notes about consortia. */
export const NOTES_BY_CONSORTIUM = notesAbout('consortiumId');
/** Loads them. */
export const notesByConsortium = defineRowsByOwner(NOTES_BY_CONSORTIUM);
/** Notes about units. */
export const NOTES_BY_UNIT = notesAbout('unitId');
/** Loads them. */
export const notesByUnit = defineRowsByOwner(NOTES_BY_UNIT);
/** Notes about projects. */
export const NOTES_BY_PROJECT = notesAbout('projectId');
/** Loads them. */
export const notesByProject = defineRowsByOwner(NOTES_BY_PROJECT);
