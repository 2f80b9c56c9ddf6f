import type { Queryable } from '../../database/connection.ts';
import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { DivisionTree } from '../../domain/division.ts';
import type { ChainPosition, MemberRole } from '../../domain/vocabulary.ts';
import type * as Rows from '../../generated/prisma/models.ts';
import { barHindrances } from '../../policy/barred-unit.ts';
import { policyCovers, type CoveredConsortium } from '../../policy/covering.ts';
import type { CourseMemberChange } from '../../policy/course.ts';
import { type ChangeOutcome, type ChangeRequest, type ChangeWork, change, staleVersion } from './change.ts';
import type { Context } from '../request/context.ts';
import { actorOf } from '../request/viewer.ts';
import { madeId, rowsOf } from './rows.ts';
import { consortiaLedBy, type LedRow, ledUnder } from '../compliance/led-consortia.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';
import { requireMutationRight } from './mutation-rights.ts';
import { rowNumberOf } from '../request/global-id.ts';
import { recordIdOf } from './records/stored-values.ts';
import { scopeOfConsortium } from '../nouns/access-scope.ts';
import { scopesOn, type ScopeRow } from '../request/scope-statement.ts';
import { isAllowed, mayAt, rightRefused } from '../request/rights.ts';
import { unitsById } from '../nouns/unit.ts';
import { inputError, RefusedChangeError, type UserError } from '../request/user-error.ts';

/** That a member came or left, as its table has it. */
export type MemberChangeRow = Rows.MemberChangeModel;
/** That a member agreed, as its table has it. */
export type MemberConsentRow = Rows.MemberConsentModel;

/** That a unit agreed, and when. */
export interface Consent {
  /** The global id of the unit. */
  readonly unit: string;
  readonly on: CalendarDate;
}

/** A member that is to come or to leave. */
export interface WantedMemberChange {
  readonly kind: 'ADMISSION' | 'RELEASE';
  /** The global id of the consortium, and the version at which it was read. */
  readonly consortium: string;
  readonly version: number;
  /** The global id of the unit. */
  readonly unit: string;
  /** The first day of membership, or the first without it. */
  readonly on: CalendarDate;
  readonly supplementaryAgreementOn: CalendarDate | null;
  readonly consents: readonly Consent[];
  readonly task: string | null;
  readonly chainPosition: ChainPosition | null;
}

interface Member {
  readonly membershipId: number;
  readonly unitId: number;
  readonly role: MemberRole;
  readonly name: string;
}

interface ReadConsent {
  readonly unitId: number;
  readonly on: CalendarDate;
}

/** Changes of members by consortium, in the order in which they were recorded. */
export const memberChangesByConsortium = defineLoader<number, MemberChangeRow[], null>(
  async (consortiumIds, _, { database }) =>
    rowsBy(
      await database.prisma.memberChange.findMany({
        where: { consortiumId: { in: [...consortiumIds] } },
        orderBy: { id: 'asc' },
      }),
      ({ consortiumId }) => consortiumId,
    ),
);

/** Consents by change of members. */
export const consentsByChange = defineLoader<number, MemberConsentRow[], null>(
  async (changeIds, _, { database }) =>
    rowsBy(
      await database.prisma.memberConsent.findMany({
        where: { memberChangeId: { in: [...changeIds] } },
        orderBy: { unitId: 'asc' },
      }),
      ({ memberChangeId }) => memberChangeId,
    ),
);

/**
 * Lets a member come or go: with the consent of all members, and their supplementary agreement, where a policy of the
 * consortium asks for them (Zhenjiang 2023, 六（三）; Taizhou's draft, 三（四）2, for leaving alone). What is given is kept
 * for good. Throws AtlasError where the viewer may not write the consortium.
 *
 * @returns the consortium.
 */
export async function changeMembers(
  context: Context,
  request: ChangeRequest,
  wanted: WantedMemberChange,
): Promise<ChangeOutcome> {
  requireMutationRight(context.viewer, request.mutation);
  const newcomer = (await mayChangeMembers(context, wanted)) ? await newcomerOf(context, wanted) : undefined;
  return change(context, request, async (work) => {
    const { transaction, divisions } = work;
    const consortiumId = recordIdOf('Consortium', wanted.consortium, 'consortium');
    const unitId = recordIdOf('Unit', wanted.unit, 'unit');
    const consents = wanted.consents.map(({ unit, on }, index) => ({
      unitId: recordIdOf('Unit', unit, `consents.${index}`),
      on,
    }));
    const consortium = await lockConsortium(context, work, consortiumId, wanted.version);
    const members = await membersOn(transaction, consortiumId, wanted.on);
    const errors = [
      ...(await partErrors(transaction, wanted, unitId, members)),
      ...consentErrors(rulesOf(context, consortium, divisions, wanted.kind), wanted, members, consents),
      ...(newcomer
        ? barErrors(context, divisions, { consortium, consortiumId, newcomer, on: wanted.on })
        : []),
    ];
    if (errors.length > 0) throw new RefusedChangeError(errors, consortiumId);
    const membershipId = await changeMembership(transaction, wanted, { consortiumId, unitId, members });
    const changeId = await madeId(
      transaction,
      sql`
        INSERT INTO "MemberChange" ("consortiumId", "membershipId", "unitId", "kind", "on", "supplementaryAgreementOn", "reason",
          "recordedBy", "recordedAt")
        VALUES (${consortiumId}::int, ${membershipId}::int, ${unitId}::int, ${wanted.kind}::"MemberChangeKind",
          ${wanted.on}::date, ${wanted.supplementaryAgreementOn}::date, ${request.reason}, ${actorOf(context)},
          ${context.now.toISOString()}::timestamptz)
        RETURNING "id"`,
    );
    await transaction.query(sql`
      INSERT INTO "MemberConsent" ("memberChangeId", "unitId", "consentedOn")
      SELECT ${changeId}::int, "unitId", "on" FROM ${rowsOf('"unitId" int, "on" date', consents)}`);
    return consortiumId;
  });
}

interface Newcomer {
  readonly name: string;
  readonly led: readonly LedRow[];
}

/** Whether anything need be gathered for a change of members; where it need not, the change itself tells why. */
async function mayChangeMembers(context: Context, { consortium }: WantedMemberChange): Promise<boolean> {
  const id = rowNumberOf('Consortium', consortium);
  return (
    id !== undefined && (await isAllowed(context, 'WRITE_RECORDS', () => scopeOfConsortium(context, id)))
  );
}

/** Who is to join, with what it led; undefined for who leaves, and for what is no unit, which the change itself tells. */
async function newcomerOf(
  context: Context,
  { kind, unit }: WantedMemberChange,
): Promise<Newcomer | undefined> {
  if (kind !== 'ADMISSION') return undefined;
  const id = rowNumberOf('Unit', unit);
  const row = id === undefined ? undefined : await unitsById(context, null).load(id);
  return row && { name: row.name, led: await consortiaLedBy(context, row.ref) };
}

/** That a unit does not join because of the evaluations of another consortium that it led. */
function barErrors(
  { policies }: Context,
  divisions: DivisionTree,
  {
    consortium,
    consortiumId,
    newcomer: { name, led },
    on,
  }: {
    readonly consortium: CoveredConsortium;
    readonly consortiumId: number;
    readonly newcomer: Newcomer;
    readonly on: CalendarDate;
  },
): UserError[] {
  const others = led.filter((each) => each.consortium.id !== consortiumId);
  return policies
    .all()
    .filter((policy) => policyCovers(policy, consortium, divisions))
    .flatMap((policy) => barHindrances(policy, [{ name, led: ledUnder(policy, others, divisions) }], on))
    .map(({ code, message }) => inputError(code, message, 'unit'));
}

/** Holds the consortium, so that of two changes of its members at one time the second sees the first. */
async function lockConsortium(
  { viewer, today }: Context,
  { transaction, divisions }: ChangeWork,
  id: number,
  version: number,
): Promise<CoveredConsortium> {
  const requireRight = async (): Promise<void> => {
    const [scope] = await transaction.query<ScopeRow>(scopesOn('Consortium', sql`${id}::int`, today));
    if (!scope) throw new RefusedChangeError([NO_CONSORTIUM]);
    if (!mayAt(viewer, 'WRITE_RECORDS', scope, divisions)) throw rightRefused(viewer, 'WRITE_RECORDS');
  };
  await requireRight();
  const [row] = await transaction.query<CoveredConsortium & { version: number }>(sql`
    SELECT "version", "tier", "divisionCode" FROM "Consortium" WHERE "id" = ${id}::int FOR UPDATE`);
  await requireRight();
  if (!row) throw new RefusedChangeError([NO_CONSORTIUM]);
  if (row.version !== version) throw new RefusedChangeError([staleVersion(version, row.version)], id);
  return row;
}

const NO_CONSORTIUM = inputError(
  'NOT_FOUND',
  { zh: '该联合体已不存在。', en: 'The consortium is no longer there.' },
  'consortium',
);

function membersOn(transaction: Queryable, consortiumId: number, on: CalendarDate): Promise<Member[]> {
  return transaction.query<Member>(sql`
    SELECT membership."id" AS "membershipId", membership."unitId", membership."role", unit."name"
    FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
    WHERE membership."consortiumId" = ${consortiumId}::int AND coalesce(membership."joinedOn", '-infinity') <= ${on}::date
      AND ${on}::date < coalesce(membership."leftOn", 'infinity')
    ORDER BY membership."role", membership."id"`);
}

/** What the policies of a consortium ask of such a change; none where they do not speak of it. */
function rulesOf(
  { policies }: Context,
  consortium: CoveredConsortium,
  divisions: DivisionTree,
  kind: WantedMemberChange['kind'],
): CourseMemberChange[] {
  return policies
    .all()
    .filter((policy) => policyCovers(policy, consortium, divisions))
    .flatMap(({ course }) => course.memberChanges.filter(({ change: which }) => which === kind));
}

async function partErrors(
  transaction: Queryable,
  { kind }: WantedMemberChange,
  unitId: number,
  members: readonly Member[],
): Promise<UserError[]> {
  const member = members.find((each) => each.unitId === unitId);
  if (kind === 'ADMISSION' && member) {
    return [
      inputError('MEMBER_ALREADY', { zh: '该单位已是成员。', en: 'The unit is a member already.' }, 'unit'),
    ];
  }
  if (kind === 'RELEASE' && member?.role === 'LEAD') {
    return [
      inputError(
        'LEAD_STAYS',
        {
          zh: '牵头单位不能退出；请先更换牵头单位，或办理解散。',
          en: 'The lead does not leave; let another lead first, or dissolve the consortium.',
        },
        'unit',
      ),
    ];
  }
  if (kind === 'RELEASE' && !member) {
    return [
      inputError(
        'NO_MEMBER',
        { zh: '该单位在这一天不是成员。', en: 'The unit is no member on this day.' },
        'unit',
      ),
    ];
  }
  if (kind === 'RELEASE') return [];
  const rows = await transaction.query(
    sql`SELECT "id" FROM "Unit" WHERE "id" = ${unitId}::int FOR KEY SHARE`,
  );
  return rows.length > 0
    ? []
    : [inputError('NOT_FOUND', { zh: '所指的单位不存在。', en: 'There is no such unit.' }, 'unit')];
}

function consentErrors(
  rules: readonly CourseMemberChange[],
  { on, supplementaryAgreementOn }: WantedMemberChange,
  members: readonly Member[],
  consents: readonly ReadConsent[],
): UserError[] {
  const errors: UserError[] = [];
  const strangers = consents.filter(({ unitId }) => !members.some((member) => member.unitId === unitId));
  if (strangers.length > 0 || new Set(consents.map(({ unitId }) => unitId)).size < consents.length) {
    errors.push(
      inputError(
        'CONSENT_OF_NO_MEMBER',
        {
          zh: '同意意见应来自当日的现有成员，每个成员一次；请核对。',
          en: 'Consents are those of the members of that day, each once; correct them.',
        },
        'consents',
      ),
    );
  }
  if (consents.some((consent) => consent.on > on)) {
    errors.push(
      inputError(
        'CONSENT_TOO_LATE',
        { zh: '成员同意的日期不应晚于变更日期。', en: 'Members agree before the change takes effect.' },
        'consents',
      ),
    );
  }
  for (const { rule, supplementaryAgreement } of rules) {
    const silent = members.filter(({ unitId }) => !consents.some((consent) => consent.unitId === unitId));
    if (silent.length > 0) {
      const names = silent.map(({ name }) => name);
      errors.push(
        inputError(
          'CONSENT_MISSING',
          {
            zh: `按${rule}，增减成员须经全体成员同意；尚缺：${names.join('、')}。`,
            en: `By ${rule} all members must agree; the consent of these is missing: ${names.join('; ')}.`,
          },
          'consents',
        ),
      );
    }
    if (supplementaryAgreement && supplementaryAgreementOn === null) {
      errors.push(
        inputError(
          'AGREEMENT_MISSING',
          {
            zh: `按${rule}，增减成员须签订补充协议；请填写签订日期。`,
            en: `By ${rule} the members sign a supplementary agreement; state its day.`,
          },
          'supplementaryAgreementOn',
        ),
      );
    }
  }
  return errors;
}

/** Begins or ends the membership; who signs the supplementary agreement has signed. */
async function changeMembership(
  transaction: Queryable,
  { kind, on, task, chainPosition, supplementaryAgreementOn }: WantedMemberChange,
  { consortiumId, unitId, members }: { consortiumId: number; unitId: number; members: readonly Member[] },
): Promise<number> {
  const member = members.find((each) => each.unitId === unitId);
  if (kind === 'RELEASE' && member) {
    await transaction.query(
      sql`UPDATE "Membership" SET "leftOn" = ${on}::date WHERE "id" = ${member.membershipId}::int`,
    );
    return member.membershipId;
  }
  return madeId(
    transaction,
    sql`
      INSERT INTO "Membership" ("consortiumId", "unitId", "role", "joinedOn", "task", "chainPosition", "signedAgreement")
      VALUES (${consortiumId}::int, ${unitId}::int, 'MEMBER', ${on}::date, ${task}, ${chainPosition}::"ChainPosition",
        ${supplementaryAgreementOn === null ? null : true}::boolean)
      RETURNING "id"`,
  );
}
