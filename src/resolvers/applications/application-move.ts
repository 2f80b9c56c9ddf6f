import type { Queryable } from '../../database/connection.ts';
import { sql } from '../../database/statement.ts';
import { withSecrets } from '../../domain/application-form/secret.ts';
import type { DivisionTree } from '../../domain/division.ts';
import type { ProjectLevel, Stage } from '../../domain/vocabulary.ts';
import { type ApplicationState, type Mover, possibleMoves } from '../../policy/application-move.ts';
import { judgeMove, type MoveRequest } from '../../policy/move-request.ts';
import type { Policy } from '../../policy/policy.ts';
import {
  type ApplicationRow,
  applicationsById,
  formOf,
  missingOf,
  scopeOfApplication,
} from './application.ts';
import { unitsWithPast } from '../compliance/led-consortia.ts';
import {
  type ApplicationVersion,
  type LockedApplication,
  lockApplication,
  requireVersion,
} from './application-lock.ts';
import { type Reviewer, recordMove } from './application-move-row.ts';
import { failedRules, reportAtMove, type ReportAtMove, requireReport } from './application-report.ts';
import { openedSecrets } from './application-secrets.ts';
import { type ChangeOutcome, type ChangeRequest, change } from '../changes/change.ts';
import { requirePolicy } from '../compliance/compliance.ts';
import { requireConsortium } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { lifeOf } from '../compliance/course.ts';
import { fileConsortium } from './filing/consortium.ts';
import { defineLoader } from '../request/loader.ts';
import { requireMutationRight } from '../changes/mutation-rights.ts';
import { rowNumberOf } from '../request/global-id.ts';
import { scopeOfConsortium } from '../nouns/access-scope.ts';
import { mayAt, reachOf, type AccessScope, type Right, rightRefused } from '../request/rights.ts';
import { inputError, RefusedChangeError, type UserError } from '../request/user-error.ts';

/** A move that a viewer wants to make. */
export interface WantedMove extends ApplicationVersion, Omit<MoveRequest, 'reviewers' | 'reason'> {
  readonly reviewers: readonly Reviewer[];
  /** What the reviewers or the bureau found. */
  readonly opinion: string | null;
  /** Places in the form of the projects that are approved, from 0; null where nobody says. */
  readonly approvedProjects: readonly number[] | null;
}

/** The right that each mover acts by. */
const RIGHT_OF: Readonly<Record<Mover, Right>> = {
  APPLICANT: 'MOVE_AS_APPLICANT',
  DISTRICT: 'MOVE_AS_DISTRICT',
  CITY: 'MOVE_AS_CITY',
};

/** What a move is judged by, gathered before its transaction: inside it nothing else may be asked. */
interface Gathered {
  readonly row: ApplicationRow;
  readonly policy: Policy;
  readonly state: ApplicationState;
  readonly report: ReportAtMove | readonly UserError[];
  readonly scopes: readonly AccessScope[];
}

/** Where an application stands, for its policy to say what may follow. */
export async function stateOf(context: Context, row: ApplicationRow): Promise<ApplicationState> {
  const { id, policyKey, stage, ending, noticeEndsOn, consortiumId } = row;
  const form = formOf(row);
  const [passed = [], life, projectLevels, units] = await Promise.all([
    passedStages(context, null).load(id),
    consortiumId === null ? null : lifeOf(context, await requireConsortium(context, consortiumId)),
    consortiumId === null ? [] : levelsOfProjects(context, consortiumId),
    stage === 'DRAFTING' ? unitsWithPast(context, policyKey, form) : [],
  ]);
  const leadKind = form.lead?.kind ?? null;
  return { stage, ending, leadKind, passed, noticeEndsOn, life, projectLevels, units };
}

const passedStages = defineLoader<number, Stage[], null>(async (applicationIds, _, { database }) => {
  const rows = await database.query<{ id: number; passed: Stage[] }>(sql`
    SELECT "applicationId" AS id, array_agg(DISTINCT "toStage"::text) AS passed FROM "ApplicationMove"
    WHERE "applicationId" = ANY (${applicationIds}::int[]) GROUP BY "applicationId"`);
  return new Map(rows.map(({ id, passed }) => [id, passed]));
});

/** The moves that the course knows from here and that the viewer may make. */
export async function allowedMoves(context: Context, row: ApplicationRow) {
  const [state, scopes, divisions] = await Promise.all([
    stateOf(context, row),
    scopesOfMoves(context, row),
    context.divisions(),
  ]);
  // Windows close at a time of day.
  context.answerOnce();
  return possibleMoves(requirePolicy(context, row.policyKey), state, context.now).filter(({ movers }) =>
    mayMove(context, movers, scopes, divisions),
  );
}

/** The levels of the projects of a consortium that are not over. */
async function levelsOfProjects(
  { database, today }: Context,
  consortiumId: number,
): Promise<(ProjectLevel | null)[]> {
  const rows = await database.query<{ level: ProjectLevel | null }>(sql`
    SELECT "level" FROM "Project"
    WHERE "consortiumId" = ${consortiumId}::int AND coalesce("endedOn", 'infinity') > ${today}::date
      AND coalesce("endsOn", 'infinity') >= ${today}::date AND "stage" IS DISTINCT FROM 'COMPLETED'
      AND "stage" IS DISTINCT FROM 'APPLIED'`);
  return rows.map(({ level }) => level);
}

/**
 * Makes a move: the move, what follows from it in the graph, and the stage, all in one transaction or none of it. Throws
 * AtlasError where the viewer may not make it; what stands against it is in the outcome.
 */
export async function moveApplication(
  context: Context,
  request: ChangeRequest,
  wanted: WantedMove,
): Promise<ChangeOutcome> {
  requireMutationRight(context.viewer, request.mutation);
  // Whoever may not read applications cannot know what they move.
  if (reachOf(context.viewer, 'APPLICATIONS').to === 'NOTHING') {
    throw rightRefused(context.viewer, 'APPLICATIONS');
  }
  const gathered = await gather(context, wanted.id);
  return change(context, request, async (work) => {
    const { transaction, divisions } = work;
    const locked = await lockApplication(context, work, wanted.id);
    const { row } = locked;
    if (!gathered) throw new RefusedChangeError([CHANGED_MEANWHILE]);
    const { policy, state, scopes } = gathered;
    const { move, faults, noticeEndsOn } = judgeMove(
      policy,
      state,
      { ...wanted, reason: request.reason },
      context.now,
    );
    if (move && !mayMove(context, move.movers, scopes, divisions)) {
      throw rightRefused(context.viewer, RIGHT_OF[move.movers[0] ?? 'CITY']);
    }
    requireVersion(row, wanted.version);
    requireVersion(row, gathered.row.version);
    const report = requireReport(gathered.report);
    const errors = faults.map(({ code, message, field }) =>
      inputError(code, message, ...(field === null ? [] : [field])),
    );
    const isHandedIn = wanted.kind === 'ADVANCE' && wanted.to === 'SUBMITTED';
    if (isHandedIn) errors.push(...missingErrors(context, locked), ...failedRules(report));
    errors.push(...approvalErrors(row, wanted));
    if (!move || errors.length > 0) throw new RefusedChangeError(errors, row.id);
    await recordMove(context, transaction, {
      applicationId: row.id,
      ...move,
      ...wanted,
      from: row.stage,
      to: move.to,
      noticeEndsOn,
      reason: request.reason,
      report,
    });
    await followMove(context, transaction, { locked, policy, divisions, wanted, to: move.to, noticeEndsOn });
    return row.id;
  });
}

/** It came within the viewer's reach between the two looks at it. */
const CHANGED_MEANWHILE = inputError('CHANGED_MEANWHILE', {
  zh: '另一个请求同时修改了相关记录；请重新读取后再试。',
  en: 'Another request changed the same records at the same time; read them again and try again.',
});

/** What a move needs to know; undefined where there is no such application, which the change itself tells. */
async function gather(context: Context, globalId: string): Promise<Gathered | undefined> {
  const id = rowNumberOf('Application', globalId);
  const row = id === undefined ? undefined : await applicationsById(context, null).load(id);
  if (!row) return undefined;
  const [state, report, scopes] = await Promise.all([
    stateOf(context, row),
    reportAtMove(context, row),
    scopesOfMoves(context, row),
  ]);
  return { row, policy: requirePolicy(context, row.policyKey), state, report, scopes };
}

function mayMove(
  { viewer }: Context,
  movers: readonly Mover[],
  scopes: readonly AccessScope[],
  divisions: DivisionTree,
): boolean {
  return movers.some((mover) => scopes.every((scope) => mayAt(viewer, RIGHT_OF[mover], scope, divisions)));
}

/**
 * Where an application belongs to whoever moves it. What has become of it is a consortium's once it is filed: an applicant
 * moves that for as long as it leads it.
 */
async function scopesOfMoves(context: Context, row: ApplicationRow): Promise<AccessScope[]> {
  const own = scopeOfApplication(row);
  if (row.consortiumId === null) return [own];
  const { unitRef } = await scopeOfConsortium(context, row.consortiumId);
  return [own, { ...own, unitRef: unitRef ?? null }];
}

function missingErrors(context: Context, { row, personalDataCipher }: LockedApplication): UserError[] {
  const secrets = openedSecrets(context.database.personalData, row.ref, personalDataCipher);
  const form = withSecrets({ form: formOf(row), secrets });
  return missingOf(context, row, form).map(({ code, message, path }) =>
    inputError(code, message, 'form', ...path.map(String)),
  );
}

function approvalErrors(row: ApplicationRow, { approvedProjects }: WantedMove): UserError[] {
  const count = formOf(row).projects.length;
  if (!approvedProjects?.some((index) => index < 0 || index >= count)) return [];
  return [
    inputError(
      'NO_SUCH_PROJECT',
      {
        zh: `申报材料中有${count}个项目，序号从0起；请核对。`,
        en: `The document has ${count} projects, counted from 0; correct the numbers.`,
      },
      'approvedProjects',
    ),
  ];
}

interface Following {
  readonly locked: LockedApplication;
  readonly policy: Policy;
  readonly divisions: DivisionTree;
  readonly wanted: WantedMove;
  readonly to: ApplicationRow['stage'];
  readonly noticeEndsOn: string | null;
}

/** What follows from a move: the stage of the application and of its consortium, and what the stage brings. */
async function followMove(
  context: Context,
  transaction: Queryable,
  { locked, policy, divisions, wanted, to, noticeEndsOn }: Following,
): Promise<void> {
  const { row } = locked;
  const { today } = context;
  const ending = wanted.kind === 'REFUSE' ? 'REFUSED' : wanted.kind === 'WITHDRAW' ? 'WITHDRAWN' : null;
  const isFiling = wanted.kind === 'ADVANCE' && to === 'FILED';
  const consortiumId = isFiling
    ? await file(context, transaction, locked, policy, divisions)
    : row.consortiumId;
  await transaction.query(sql`
    UPDATE "Application" SET "stage" = ${to}::"Stage", "ending" = ${ending}::"ApplicationEnding",
      "consortiumId" = ${consortiumId}::int,
      "submittedOn" = CASE WHEN ${to === 'SUBMITTED'}::boolean THEN coalesce("submittedOn", ${today}::date) ELSE "submittedOn" END,
      "noticeEndsOn" = coalesce(${noticeEndsOn}::date, "noticeEndsOn")
    WHERE "id" = ${row.id}::int`);
  if (row.consortiumId === null) return;
  await transaction.query(sql`
    UPDATE "Consortium" SET "stage" = ${to}::"Stage",
      "dissolvedOn" = CASE WHEN ${to === 'DISSOLVED'}::boolean THEN ${today}::date ELSE "dissolvedOn" END
    WHERE "id" = ${row.consortiumId}::int`);
  if (to === 'EVALUATED') {
    await transaction.query(sql`
      INSERT INTO "Evaluation" ("consortiumId", "heldOn", "grade")
      VALUES (${row.consortiumId}::int, ${today}::date, ${wanted.grade}::"EvaluationGrade")`);
  }
}

/** Files the consortium, and keeps what the form declares beside it. */
async function file(
  { today, database: { personalData: keys } }: Context,
  transaction: Queryable,
  { row, personalDataCipher }: LockedApplication,
  policy: Policy,
  divisions: DivisionTree,
): Promise<number> {
  const form = withSecrets({
    form: formOf(row),
    secrets: openedSecrets(keys, row.ref, personalDataCipher),
  });
  const [decided] = await transaction.query<{ approved: number[] | null }>(sql`
    SELECT "approvedProjects" AS approved FROM "ApplicationMove"
    WHERE "applicationId" = ${row.id}::int AND "toStage" = 'DECIDED' AND "kind" = 'ADVANCE' ORDER BY "id" DESC LIMIT 1`);
  const consortiumId = await fileConsortium(transaction, {
    ...row,
    form,
    policy,
    divisions,
    filedOn: today,
    approvedProjects: decided?.approved ?? null,
    seal: (text, encryption) => (text === null ? null : keys.encrypt(text, encryption).toString('hex')),
  });
  const { declaration } = form;
  await transaction.query(sql`
    UPDATE "Application" SET "consortiumId" = ${consortiumId}::int, "stage" = 'FILED',
      "applicationType" = ${declaration.applicationType}::int, "filledOn" = ${declaration.filledOn}::date,
      "memberCount" = ${declaration.memberCount}::int, "enterpriseCount" = ${declaration.enterpriseCount}::int,
      "universityCount" = ${declaration.universityCount}::int,
      "researchInstituteCount" = ${declaration.researchInstituteCount}::int,
      "investmentCount" = ${declaration.investmentCount}::int,
      "industryOrganizationCount" = ${declaration.industryOrganizationCount}::int,
      "nationalPlatformCount" = ${declaration.nationalPlatformCount}::int,
      "provincialPlatformCount" = ${declaration.provincialPlatformCount}::int, "leadOpinion" = ${declaration.leadOpinion}
    WHERE "id" = ${row.id}::int`);
  return consortiumId;
}
