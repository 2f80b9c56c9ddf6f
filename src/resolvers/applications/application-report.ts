import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { checkCompliance, type ComplianceReport } from '../../policy/compliance.ts';
import { decide, type KeptDecision } from '../../policy/decision.ts';
import type { ConsortiumFacts } from '../../policy/facts.ts';
import { factsOfForm } from '../../policy/form-facts.ts';
import type { Policy, Readings } from '../../policy/policy.ts';
import { PolicyError } from '../../policy/policy-error.ts';
import { type ApplicationRow, formOf } from './application.ts';
import { refusing, requirePolicy } from '../compliance/compliance.ts';
import { requireConsortium } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { factsOf, leadRecordOf } from '../compliance/facts.ts';
import { seesMoneyOf, withoutMoney } from '../compliance/public-report.ts';
import { inputError, RefusedChangeError, type UserError } from '../request/user-error.ts';

/** The report of a moment, with all that it takes to come to it again. */
export type ReportAtMove = ReturnType<typeof decide>;

/** The facts that a document states, with what is on record of its lead. */
export async function factsOfDraft(
  context: Context,
  form: ApplicationForm,
  applicantRef: string,
  on: CalendarDate,
): Promise<ConsortiumFacts> {
  return factsOfForm(form, await leadRecordOf(context, applicantRef, on));
}

/** What the policy is told of an application: the facts of its document, or of the consortium that came of it. */
async function factsOfApplication(
  context: Context,
  row: ApplicationRow,
  on: CalendarDate,
): Promise<ConsortiumFacts> {
  return row.consortiumId === null
    ? factsOfDraft(context, formOf(row), row.applicantRef, on)
    : factsOf(context, await requireConsortium(context, row.consortiumId), on);
}

/**
 * Checks an application against its policy on a day, filed or not; once it is filed, the figures of whoever then led are
 * for whoever may see those. Throws as `checkCompliance` does, in words.
 */
export async function complianceOfApplication(
  context: Context,
  row: ApplicationRow,
  on: CalendarDate,
  readings: Partial<Readings>,
): Promise<ComplianceReport> {
  const [divisions, facts, showsMoney] = await Promise.all([
    context.divisions(),
    factsOfApplication(context, row, on),
    // Whoever sees a document sees what it states; the consortium that came of it may have another lead by now.
    row.consortiumId === null || seesMoneyOf(context, row.consortiumId, on),
  ]);
  const policy = requirePolicy(context, row.policyKey);
  const report = refusing(() => checkCompliance({ policy, facts, on, divisions, readings, showsMoney }));
  return showsMoney ? report : withoutMoney(context, report);
}

/** The report of today that goes with a move of an application; or what about its facts cannot be. */
export async function reportAtMove(
  context: Context,
  row: ApplicationRow,
): Promise<ReportAtMove | readonly UserError[]> {
  const policy = requirePolicy(context, row.policyKey);
  return reportOnFacts(context, policy, await factsOfApplication(context, row, context.today));
}

/** The report of today on facts; or what about them cannot be. */
export async function reportOnFacts(
  context: Context,
  policy: Policy,
  facts: ConsortiumFacts,
): Promise<ReportAtMove | readonly UserError[]> {
  const divisions = await context.divisions();
  try {
    return decide({ policy, facts, on: context.today, divisions });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const message = { zh: `申报材料中的事实互相矛盾：${error.message}`, en: error.message };
    return [inputError(error.code, message, 'form')];
  }
}

/** The report, where there is one; refuses the change where the facts cannot be. */
export function requireReport(report: ReportAtMove | readonly UserError[]): ReportAtMove {
  if (isReport(report)) return report;
  throw new RefusedChangeError(report);
}

function isReport(report: ReportAtMove | readonly UserError[]): report is ReportAtMove {
  return 'result' in report;
}

/**
 * The rules that an application must meet and does not. Whoever misses a rule without a hedge (应、须、不得) cannot apply;
 * one that holds in principle or in general (原则上、一般) may be departed from, and what is unknown is for the reviewers.
 */
export function failedRules({ result }: Pick<ReportAtMove, 'result'>): UserError[] {
  return result.checks
    .filter(({ rule, outcome }) => outcome === 'FAIL' && rule.strength === 'MANDATORY')
    .map(({ rule, explanation }) =>
      inputError('RULE_FAILED', {
        zh: `${rule.id} ${rule.title.zh}：${explanation.zh}`,
        en: `${rule.id} ${rule.title.en}: ${explanation.en}`,
      }),
    );
}

/** The columns of a move that keep a report. */
export type ReportColumns = KeptDecision & Pick<ReportAtMove, 'result'>;
