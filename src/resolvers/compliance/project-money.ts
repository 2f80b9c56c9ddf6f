import { sql } from '../../database/statement.ts';
import { type CalendarDate, yearOf } from '../../domain/calendar-date.ts';
import { Decimal, sumDecimals } from '../../domain/decimal.ts';
import type { FundingPhase } from '../../domain/vocabulary.ts';
import type { SupportKind } from '../../policy/money-check.ts';
import type { BudgetSourceFacts, PaidUnit, ProjectFacts } from '../../policy/project-facts.ts';
import { checkProject, type ProjectCheck } from '../../policy/project-check.ts';
import type { Context } from '../request/context.ts';
import { refusing, requirePolicy } from './compliance.ts';
import { type MemberRow, membersOn } from './facts.ts';
import { type FundingRow, fundingsByProject } from '../nouns/funding.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';
import { budgetByProject, equipmentByProject } from '../nouns/project-detail.ts';
import { type ProjectRow, unitsByProject } from '../nouns/project.ts';
import { USUAL_RULES } from '../request/request-work.ts';
import { inTurn } from '../request/turns.ts';
import { registeredDivisionCodes, unitsById } from '../nouns/unit.ts';

/** Checks a stored project against a policy's rules on money, on a day. */
export async function projectChecks(
  context: Context,
  project: ProjectRow,
  policyKey: string,
  on: CalendarDate,
): Promise<ProjectCheck[]> {
  const policy = requirePolicy(context, policyKey);
  const [divisions, facts] = await Promise.all([context.divisions(), projectFacts(context, project, on)]);
  return inTurn(
    context.deadline,
    () => refusing(() => checkProject({ policy, project: facts, on, divisions })),
    USUAL_RULES,
  );
}

/** What the database knows of a project. A project without money or budget recorded has unknown ones. */
async function projectFacts(context: Context, project: ProjectRow, on: CalendarDate): Promise<ProjectFacts> {
  const [members = [], undertakers = [], recorded = [], budget = [], equipment = [], supported = []] =
    await Promise.all([
      membersOn(context, { on }).load(project.consortiumId),
      unitsByProject(context, { role: 'UNDERTAKER' }).load(project.id),
      fundingsByProject(context, null).load(project.id),
      budgetByProject(context, null).load(project.id),
      equipmentByProject(context, null).load(project.id),
      supportedProjects(context, { on }).load(project.consortiumId),
    ]);
  const fundings = recorded.filter(({ endedOn }) => endedOn === null || on < endedOn);
  const paidUnit = (id: number) => paidUnitOf(context, id, members, on);
  const year = supported.find(({ projectId }) => projectId === project.id)?.year ?? startYear(project);
  return {
    support: supportOf(project),
    totalCost: project.totalCost === null ? null : new Decimal(project.totalCost),
    supportedThatYear:
      year === null
        ? null
        : new Set(supported.filter((row) => row.year === year).map((row) => row.projectId)).size,
    undertakers:
      undertakers.length === 0 ? null : await Promise.all(undertakers.map(({ id }) => paidUnit(id))),
    fundings:
      fundings.length === 0
        ? null
        : await Promise.all(
            fundings.map(async ({ source, phase, amount, recipientUnitId }) => ({
              source,
              phase,
              amount: new Decimal(amount),
              recipient: recipientUnitId === null ? null : await paidUnit(recipientUnitId),
            })),
          ),
    sources: fundings.length === 0 ? null : sourcesOf(fundings),
    budget:
      budget.length === 0
        ? null
        : budget.map(({ category, source, amount }) => ({
            category,
            source,
            amount: new Decimal(amount),
          })),
    equipment:
      equipment.length === 0
        ? null
        : equipment.map(({ name, quantity, unitPrice, source, use }) => ({
            name,
            quantity,
            unitPrice: new Decimal(unitPrice),
            source,
            use,
            reviewed: null,
          })),
  };
}

/** As what a project is supported, where its programme is named by the words of a policy. */
function supportOf({ programme }: ProjectRow): SupportKind | null {
  if (programme?.includes('揭榜挂帅')) return 'OPEN_COMPETITION';
  return programme?.includes('重点项目') ? 'KEY_PROJECT' : null;
}

/**
 * The sources of a project's budget. Money that was promised or paid is in hand and counts for what was promised;
 * money that was only asked for counts for what was asked, and is not in hand.
 */
function sourcesOf(fundings: readonly FundingRow[]): BudgetSourceFacts[] {
  return [...rowsBy(fundings, ({ source }) => source)].map(([source, rows]) => {
    const amountIn = (phase: FundingPhase) =>
      sumDecimals(rows.filter((row) => row.phase === phase).map(({ amount }) => new Decimal(amount)));
    const inHand = Decimal.max(amountIn('AWARDED'), amountIn('PAID'));
    const secured = !inHand.isZero();
    return { source, amount: secured ? inHand : amountIn('REQUESTED'), secured };
  });
}

function startYear({ startsOn }: ProjectRow): number | null {
  return startsOn === null ? null : yearOf(startsOn);
}

async function paidUnitOf(
  context: Context,
  unitId: number,
  members: readonly MemberRow[],
  on: CalendarDate,
): Promise<PaidUnit> {
  const member = members.find((row) => row.unitId === unitId);
  const [unit, divisionCode] = await Promise.all([
    unitsById(context, null).load(unitId),
    registeredDivisionCodes(context, { asOf: on }).load(unitId),
  ]);
  return {
    ref: unit?.ref ?? null,
    isLead: member?.isLead ?? false,
    isMember: member !== undefined,
    registeredDivision: divisionCode ?? null,
  };
}

/** The projects of a consortium that public money stands promised or paid to on a day, once for each budget year. */
const supportedProjects = defineLoader<
  number,
  { consortiumId: number; projectId: number; year: number }[],
  { on: CalendarDate }
>(async (consortiumIds, { on }, { database }) =>
  rowsBy(
    await database.query<{ consortiumId: number; projectId: number; year: number }>(sql`
        SELECT DISTINCT project."consortiumId", project."id" AS "projectId", funding."year"
        FROM "Project" project JOIN "Funding" funding ON funding."projectId" = project."id"
        WHERE project."consortiumId" = ANY (${consortiumIds}::int[]) AND funding."year" IS NOT NULL
          AND funding."phase" IN ('AWARDED', 'PAID') AND funding."source"::text LIKE 'FISCAL%'
          AND (funding."endedOn" IS NULL OR funding."endedOn" > ${on}::date)
        ORDER BY project."consortiumId", funding."year"`),
    (row) => row.consortiumId,
  ),
);
