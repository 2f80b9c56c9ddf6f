import { type Sql, sql } from '../../../database/statement.ts';
import { policyCovers, type CoveredConsortium } from '../../../policy/covering.ts';
import type { LockedPart } from '../../../policy/course.ts';
import { reachOf } from '../../request/rights.ts';
import { inputError } from '../../request/user-error.ts';
import type { RecordGuard, RecordWrite } from './record.ts';

/** What a lock looks at: which projects a change touches; null for one that touches none of the part. */
type Touched = (write: RecordWrite) => Sql | null;

/** From its approval (立项) on. */
const APPROVED = sql`project."stage" NOT IN ('APPLIED', 'NOTICE', 'DRAFTING', 'SUBMITTED', 'LOCAL_REVIEW', 'RECOMMENDED', 'FORMAL_CHECK', 'EXPERT_REVIEW')`;

/**
 * Keeps a part of approved projects as it was approved, where a policy says so. Wenzhou's text says that it is not
 * changed in principle (原则上不允许修改, 2025, 六（一）): so the city's bureau may, and says why; nobody else does.
 */
export function lockedOnceApproved(part: LockedPart, touched: Touched): RecordGuard {
  return async ({ transaction, divisions, viewer, policies }, write) => {
    const projects = touched(write);
    if (projects === null) return [];
    const approved = await transaction.query<CoveredConsortium & { reason: string | null }>(sql`
      SELECT consortium."tier", consortium."divisionCode", nullif(trim(current_setting('atlas.reason', true)), '') AS reason
      FROM "Project" project JOIN "Consortium" consortium ON consortium."id" = project."consortiumId"
      WHERE project."id" IN (${projects}) AND ${APPROVED}`);
    const [locked] = approved.flatMap((consortium) =>
      policies.all().flatMap((policy) => {
        const { lock } = policy.course;
        const holds = lock?.parts.includes(part) && policyCovers(policy, consortium, divisions);
        return lock && holds ? [{ rule: lock.rule, reason: consortium.reason }] : [];
      }),
    );
    if (!locked) return [];
    if (reachOf(viewer, 'MOVE_AS_CITY').to === 'NOTHING') {
      return [
        inputError('LOCKED', {
          zh: `项目已立项，按${locked.rule}此项原则上不得修改；确需修改的，请由市科技局说明理由后办理。`,
          en: `The project is approved, and by ${locked.rule} this is in principle not changed; ask the city's bureau, which may with a reason.`,
        }),
      ];
    }
    if (locked.reason !== null) return [];
    return [
      {
        field: ['reason'],
        code: 'LOCKED_WITHOUT_REASON',
        message: {
          zh: `项目已立项，按${locked.rule}此项原则上不得修改；请说明修改理由。`,
          en: `The project is approved, and by ${locked.rule} this is in principle not changed; say why it is.`,
        },
      },
    ];
  };
}

/** The project of a record that belongs to one: of a new one as given, of another as stored. */
export function projectOf(table: Sql, { id, values }: RecordWrite): Sql | null {
  if (id !== null) return sql`SELECT "projectId" FROM ${table} WHERE "id" = ${id}::int`;
  return typeof values['project'] === 'number' ? sql`${values['project']}::int` : null;
}

/**
 * The project of a sum of money that is no public money, before the change or after it; what is planned, for what was
 * granted and paid is recorded as it happens.
 */
export function ownFundsOf(table: Sql, write: RecordWrite): Sql | null {
  const { id, values } = write;
  const isOwn = typeof values['source'] === 'string' && !values['source'].startsWith('FISCAL_');
  const isPlanned = values['phase'] === undefined || values['phase'] === 'REQUESTED';
  if (id === null) return isOwn && isPlanned ? projectOf(table, write) : null;
  return sql`
    SELECT "projectId" FROM ${table} AS sum WHERE "id" = ${id}::int
      AND (${isOwn}::boolean OR "source"::text NOT LIKE 'FISCAL%') AND coalesce(to_jsonb(sum) ->> 'phase', 'REQUESTED') = 'REQUESTED'`;
}

/** A project whose field is to change. */
export function fieldsOf(field: string): Touched {
  return ({ id, values }) => (id === null || values[field] === undefined ? null : sql`${id}::int`);
}
