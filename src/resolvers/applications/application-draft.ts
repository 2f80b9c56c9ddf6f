import { sql } from '../../database/statement.ts';
import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import { checkApplicationForm } from '../../domain/application-form/check.ts';
import { carriedOver, withoutSecrets } from '../../domain/application-form/secret.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { refOfCreditCode } from '../../domain/reference.ts';
import type { Policy } from '../../policy/policy.ts';
import { formOf, scopeOfApplication } from './application.ts';
import { lockApplication, requireVersion } from './application-lock.ts';
import { recordMove } from './application-move-row.ts';
import { factsOfDraft, reportOnFacts, requireReport } from './application-report.ts';
import { openedSecrets, sealedSecrets } from './application-secrets.ts';
import { type ChangeOutcome, type ChangeRequest, change } from '../changes/change.ts';
import { noSuchPolicy } from '../compliance/compliance.ts';
import type { Context } from '../request/context.ts';
import { newIds } from '../changes/rows.ts';
import { requireMutationRight } from '../changes/mutation-rights.ts';
import { mayAt, rightRefused } from '../request/rights.ts';
import { inputError, RefusedChangeError, type UserError } from '../request/user-error.ts';

/** What an application is drafted from. */
export interface ApplicationDraft {
  /** The key of the policy under which it is to be made. */
  readonly policy: string;
  /** The document, as it comes from outside. */
  readonly form: unknown;
  readonly idempotencyKey: string | null;
  readonly reason: string | null;
}

/** A new document for an application. */
export interface ApplicationRevision {
  readonly id: string;
  readonly version: number;
  readonly form: unknown;
}

/** A document that is sound, with whom it is of. */
interface SoundDraft {
  readonly form: ApplicationForm;
  readonly applicantRef: string;
  readonly districtCode: string;
}

/**
 * Makes an application of a document. Nothing of it is in the public graph before it is filed. Its lead is the unit that
 * applies, and the district that recommends it the one that it names, or else the one where the lead is registered.
 *
 * Throws AtlasError where the viewer may not draft for that lead; what is wrong with the document is in the outcome.
 */
export async function draftApplication(context: Context, draft: ApplicationDraft): Promise<ChangeOutcome> {
  const request: ChangeRequest = {
    mutation: 'draftApplication',
    input: { policy: draft.policy, form: draft.form },
    idempotencyKey: draft.idempotencyKey,
    reason: draft.reason,
  };
  requireMutationRight(context.viewer, request.mutation);
  const divisions = await context.divisions();
  const policy = context.policies.get(draft.policy);
  const sound = policy && soundDraft(context, policy, draft.form, divisions);
  // What is on record of a lead is looked up for nobody else.
  if (sound && 'form' in sound) requireApplicant(context, sound, divisions);
  const report =
    policy && sound && 'form' in sound
      ? await reportOnFacts(
          context,
          policy,
          await factsOfDraft(context, sound.form, sound.applicantRef, context.today),
        )
      : [];
  return change(context, request, async ({ transaction }) => {
    if (!policy || !sound) throw new RefusedChangeError([unknownPolicy(context, draft.policy)]);
    const { form, applicantRef, districtCode } = requireSound(sound);
    const open = withoutSecrets(form);
    const [id = 0] = await newIds(transaction, 'Application', 1);
    const ref = `LOCAL:${policy.key}-${String(id).padStart(REF_DIGITS, '0')}`;
    const cipher = sealedSecrets(context.database.personalData, ref, open.secrets);
    await transaction.query(sql`
      INSERT INTO "Application" ("id", "ref", "policyKey", "stage", "applicantRef", "districtCode", "form", "personalDataCipher")
      VALUES (${id}::int, ${ref}, ${policy.key}, 'DRAFTING', ${applicantRef}, ${districtCode},
        ${JSON.stringify(open.form)}::text::jsonb, ${cipher}::bytea)`);
    await recordMove(context, transaction, {
      applicationId: id,
      kind: 'DRAFT',
      from: null,
      to: 'DRAFTING',
      rule: policy.course.stages.find(({ stage }) => stage === 'DRAFTING')?.rule ?? null,
      reason: draft.reason,
      ...NOTHING_MORE,
      report: requireReport(report),
    });
    return id;
  });
}

const REF_DIGITS = 6;

/** What only moves of a course say. */
const NOTHING_MORE = {
  opinion: null,
  noticeEndsOn: null,
  grade: null,
  allMembersAgreed: null,
  approvedProjects: null,
  reviewers: [],
} as const;

/**
 * Puts another document in the place of an application's, while it is being drafted or has come back to be completed. A
 * number that is left out stays where its owner does. Throws as {@link draftApplication} does.
 */
export async function changeApplication(
  context: Context,
  request: ChangeRequest,
  { id: globalId, version, form: input }: ApplicationRevision,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const { transaction, divisions } = work;
    const { row, personalDataCipher } = await lockApplication(context, work, globalId);
    requireApplicant(context, row, divisions);
    requireVersion(row, version);
    if (row.stage !== 'DRAFTING' || row.ending !== null) throw new RefusedChangeError([NOT_A_DRAFT], row.id);
    const policy = context.policies.get(row.policyKey);
    if (!policy) throw new RefusedChangeError([unknownPolicy(context, row.policyKey)]);
    const sound = requireSound(soundDraft(context, policy, input, divisions));
    requireApplicant(context, sound, divisions);
    const open = withoutSecrets(sound.form);
    const keys = context.database.personalData;
    const before = { form: formOf(row), secrets: openedSecrets(keys, row.ref, personalDataCipher) };
    const secrets = [...open.secrets, ...carriedOver(before, sound.form)];
    await transaction.query(sql`
      UPDATE "Application" SET "applicantRef" = ${sound.applicantRef}, "districtCode" = ${sound.districtCode},
        "form" = ${JSON.stringify(open.form)}::text::jsonb, "personalDataCipher" = ${sealedSecrets(keys, row.ref, secrets)}::bytea
      WHERE "id" = ${row.id}::int`);
    return row.id;
  });
}

const NOT_A_DRAFT = inputError(
  'NOT_A_DRAFT',
  {
    zh: '申报材料只能在起草或退回补正时修改；如需修改，请先由受理部门退回补正。',
    en: 'The document changes only while it is drafted or has come back to be completed; have it returned first.',
  },
  'id',
);

/** Whom a document is of, where nothing is wrong with it; otherwise everything that is. */
function soundDraft(
  { viewer }: Context,
  policy: Policy,
  input: unknown,
  divisions: DivisionTree,
): SoundDraft | readonly UserError[] {
  const { form, problems } = checkApplicationForm(input, divisions);
  if (!form) {
    return problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, path }) => inputError(code, message, 'form', ...path.map(String)));
  }
  const code = form.lead?.creditCode ?? null;
  const applicantRef = code === null ? viewer.unitRef : refOfCreditCode(code);
  const districtCode = form.declaration.districtCode ?? form.lead?.registeredDivisionCode ?? null;
  if (applicantRef === null) return [LEAD_UNKNOWN];
  if (districtCode === null || divisions.contains(policy.division, districtCode) !== true) {
    return [outsidePolicy(policy, divisions)];
  }
  return { form, applicantRef, districtCode };
}

function requireSound(sound: SoundDraft | readonly UserError[]): SoundDraft {
  if ('form' in sound) return sound;
  throw new RefusedChangeError(sound);
}

/** Only the lead itself, and administrators, write its application. */
function requireApplicant(
  { viewer }: Context,
  application: Pick<SoundDraft, 'applicantRef' | 'districtCode'>,
  divisions: DivisionTree,
): void {
  if (!mayAt(viewer, 'MOVE_AS_APPLICANT', scopeOfApplication(application), divisions)) {
    throw rightRefused(viewer, 'MOVE_AS_APPLICANT');
  }
}

const LEAD_UNKNOWN = inputError(
  'LEAD_UNKNOWN',
  {
    zh: '请填写牵头单位的统一社会信用代码，申报归属于牵头单位。',
    en: 'State the credit code of the lead: the application is the lead’s.',
  },
  'form',
  'lead',
  'creditCode',
);

function outsidePolicy(policy: Policy, divisions: DivisionTree): UserError {
  const area = divisions.get(policy.division)?.name ?? policy.division;
  return inputError(
    'DISTRICT_OUTSIDE_POLICY',
    {
      zh: `推荐区县应在${area}（${policy.division}）范围内；请填写区县，或牵头单位所在地。`,
      en: `The district that recommends it lies in ${area} (${policy.division}); state it, or where the lead is registered.`,
    },
    'form',
    'declaration',
    'districtCode',
  );
}

function unknownPolicy({ policies }: Context, key: string): UserError {
  return inputError(
    'UNKNOWN_POLICY',
    { zh: `没有标识为“${key}”的政策。`, en: noSuchPolicy(policies, key) },
    'policy',
  );
}
