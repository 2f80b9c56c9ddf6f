import type * as Rows from '../generated/prisma/models.ts';
import { defineLoader, rowsBy } from './loader.ts';

/** An evaluation of a consortium. */
export type EvaluationRow = Rows.EvaluationModel;
/** What a consortium reports. */
export type ReportRow = Rows.ReportModel;
/** A remark on a record. */
export type NoteRow = Rows.NoteModel;

/** Evaluations by consortium, in the order of time. */
export const evaluationsByConsortium = defineLoader<number, EvaluationRow[], null>(
  async (ids, _, { database }) =>
    rowsBy(
      await database.prisma.evaluation.findMany({
        where: { consortiumId: { in: [...ids] } },
        orderBy: [{ consortiumId: 'asc' }, { heldOn: 'asc' }],
      }),
      (row) => row.consortiumId,
    ),
);

/** Reports by consortium, in the order of their years. */
export const reportsByConsortium = defineLoader<number, ReportRow[], null>(async (ids, _, { database }) =>
  rowsBy(
    await database.prisma.report.findMany({
      where: { consortiumId: { in: [...ids] } },
      orderBy: [{ consortiumId: 'asc' }, { forYear: 'asc' }, { id: 'asc' }],
    }),
    (row) => row.consortiumId,
  ),
);

/** Notes by consortium, in the order in which they were written. */
export const notesByConsortium = defineLoader<number, NoteRow[], null>(async (ids, _, { database }) => {
  const notes = await database.prisma.note.findMany({
    where: { consortiumId: { in: [...ids] } },
    orderBy: { id: 'asc' },
  });
  return rowsBy(notes, (row) => row.consortiumId ?? 0);
});
