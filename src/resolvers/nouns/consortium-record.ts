import { sql } from '../../database/statement.ts';
import type { PlanContent } from '../../domain/vocabulary.ts';
import type * as Rows from '../../generated/prisma/models.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';

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

/** Evaluations by id. */
export const evaluationsById = defineLoader<number, EvaluationRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.evaluation.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** Reports by id. */
export const reportsById = defineLoader<number, ReportRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.report.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** Notes by the record that they are about, in the order in which they were written. */
const notesBy = (about: 'consortiumId' | 'unitId' | 'projectId') =>
  defineLoader<number, NoteRow[], null>(async (ids, _, { database }) => {
    const where = { in: [...ids] };
    const notes = await database.prisma.note.findMany({ where: { [about]: where }, orderBy: { id: 'asc' } });
    return rowsBy(notes, (row) => row[about] ?? 0);
  });
/** Notes by consortium. */
export const notesByConsortium = notesBy('consortiumId');
/** Notes by unit. */
export const notesByUnit = notesBy('unitId');
/** Notes by project. */
export const notesByProject = notesBy('projectId');

/** Notes by id. */
export const notesById = defineLoader<number, NoteRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.note.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** What a consortium says of itself at length, and what only policies ask about. */
export type ConsortiumDetailRow = Rows.ConsortiumModel;

/** Consortia by id, with all that is recorded of them. */
export const consortiumDetailsById = defineLoader<number, ConsortiumDetailRow, null>(
  async (ids, _, { database }) =>
    rowBy(await database.prisma.consortium.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** What plans contain, by consortium; absent where it is not known. Prisma reads a list that is not known as empty. */
export const planContentsById = defineLoader<number, readonly PlanContent[], null>(
  async (ids, _, { database }) => {
    const rows = await database.query<{ id: number; planContents: PlanContent[] }>(sql`
      SELECT "id", "planContents"::text[] FROM "Consortium"
      WHERE "id" = ANY (${ids}::int[]) AND "planContents" IS NOT NULL`);
    return new Map(rows.map(({ id, planContents }) => [id, planContents]));
  },
);
