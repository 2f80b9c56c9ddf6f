import type * as Rows from '../generated/prisma/models.ts';
import { defineLoader, rowsBy } from './loader.ts';

/** Evaluations by consortium, in the order of time. */
export const evaluationsByConsortium = defineLoader<number, Rows.EvaluationModel[], null>(
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
export const reportsByConsortium = defineLoader<number, Rows.ReportModel[], null>(
  async (ids, _, { database }) =>
    rowsBy(
      await database.prisma.report.findMany({
        where: { consortiumId: { in: [...ids] } },
        orderBy: [{ consortiumId: 'asc' }, { forYear: 'asc' }, { id: 'asc' }],
      }),
      (row) => row.consortiumId,
    ),
);

/** Notes by consortium, in the order in which they were written. */
export const notesByConsortium = defineLoader<number, Rows.NoteModel[], null>(
  async (ids, _, { database }) => {
    const notes = await database.prisma.note.findMany({
      where: { consortiumId: { in: [...ids] } },
      orderBy: { id: 'asc' },
    });
    return rowsBy(notes, (row) => row.consortiumId ?? 0);
  },
);
