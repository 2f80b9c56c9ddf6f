import type { Queryable } from '../../database/connection.ts';
import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { EvaluationGrade, Stage } from '../../domain/vocabulary.ts';
import type * as Rows from '../../generated/prisma/models.ts';
import type { PeerReviewer } from '../../policy/application.ts';
import type { MoveKind } from '../../policy/application-move.ts';
import type { ReportAtMove } from './application-report.ts';
import type { Context } from '../request/context.ts';
import { actorOf } from '../request/viewer.ts';
import { madeId, rowsOf } from '../changes/rows.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';

/** A move of an application, as its table has it. */
export type ApplicationMoveRow = Rows.ApplicationMoveModel;
/** Somebody who reviewed an application. */
export type ReviewerRow = Rows.ApplicationReviewerModel;

/** The kinds of recorded moves: drafting, and those that a course knows. */
export const RECORDED_MOVES = ['DRAFT', 'ADVANCE', 'RETURN', 'REFUSE', 'WITHDRAW'] as const;

/** Somebody who reviewed an application, as recorded with the review. */
export interface Reviewer extends PeerReviewer {
  readonly name: string | null;
  readonly opinion: string | null;
}

/** A move that is made. */
export interface MadeMove {
  readonly applicationId: number;
  readonly kind: 'DRAFT' | MoveKind;
  readonly from: Stage | null;
  readonly to: Stage;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly opinion: string | null;
  readonly noticeEndsOn: CalendarDate | null;
  readonly grade: EvaluationGrade | null;
  readonly allMembersAgreed: boolean | null;
  readonly approvedProjects: readonly number[] | null;
  readonly reviewers: readonly Reviewer[];
  readonly report: ReportAtMove;
}

/** Moves by application, in the order in which they were made. */
export const movesByApplication = defineLoader<number, ApplicationMoveRow[], null>(
  async (applicationIds, _, { database }) =>
    rowsBy(
      await database.prisma.applicationMove.findMany({
        where: { applicationId: { in: [...applicationIds] } },
        orderBy: { id: 'asc' },
      }),
      ({ applicationId }) => applicationId,
    ),
);

/** Reviewers by move, in the order in which they were recorded. */
export const reviewersByMove = defineLoader<number, ReviewerRow[], null>(async (moveIds, _, { database }) =>
  rowsBy(
    await database.prisma.applicationReviewer.findMany({
      where: { moveId: { in: [...moveIds] } },
      orderBy: { id: 'asc' },
    }),
    ({ moveId }) => moveId,
  ),
);

/** Records a move in the name of the viewer and at the instant of the request. It never changes afterwards. */
export async function recordMove(context: Context, transaction: Queryable, move: MadeMove): Promise<void> {
  const { report } = move;
  const { leadCounts, rdIntensityMethod } = report.readings;
  const id = await madeId(
    transaction,
    sql`
      INSERT INTO "ApplicationMove" ("applicationId", "kind", "fromStage", "toStage", "rule", "movedBy", "role", "movedAt", "on",
        "reason", "opinion", "noticeEndsOn", "grade", "allMembersAgreed", "approvedProjects", "policyVersion",
        "engineVersion", "verdict", "inputHash", "leadCounts", "rdIntensityMethod", "facts", "report")
      VALUES (${move.applicationId}::int, ${move.kind}::"ApplicationMoveKind", ${move.from}::"Stage", ${move.to}::"Stage",
        ${move.rule}, ${actorOf(context)}, ${context.viewer.role}, ${context.now.toISOString()}::timestamptz,
        ${context.today}::date, ${move.reason}, ${move.opinion}, ${move.noticeEndsOn}::date,
        ${move.grade}::"EvaluationGrade", ${move.allMembersAgreed}::boolean, ${move.approvedProjects}::int[],
        ${report.policyVersion}, ${report.engineVersion}, ${report.result.verdict}::"ComplianceVerdict",
        ${report.inputHash}, ${leadCounts}::boolean, ${rdIntensityMethod}::"RdIntensityMethod", ${report.facts},
        ${report.report})
      RETURNING "id"`,
  );
  if (move.reviewers.length === 0) return;
  await transaction.query(sql`
    INSERT INTO "ApplicationReviewer" ("moveId", "name", "nearDiscipline", "associateRank", "opinion")
    SELECT ${id}::int, name, "nearDiscipline", "associateRank", opinion
    FROM ${rowsOf('name text, "nearDiscipline" boolean, "associateRank" boolean, opinion text', move.reviewers)}`);
}
