import { creditCodeOfRef } from '../../domain/reference.ts';
import type { Database } from '../../database/database.ts';
import { INDICATOR_KINDS } from '../../domain/application-form/indicator.ts';
import {
  APPLICATION_FORM,
  type ApplicationForm,
  MOST_PROJECTS,
} from '../../domain/application-form/application-form.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Prisma } from '../../generated/prisma/client.ts';

/** A form asks for the latest completed years. */
const FINANCIAL_YEARS = 3;

const UNIT = {
  qualifications: { orderBy: { id: 'asc' } },
  financialYears: { orderBy: { year: 'desc' }, take: FINANCIAL_YEARS },
  platforms: { orderBy: { ref: 'asc' } },
} as const satisfies Prisma.UnitInclude;

const PROJECT = {
  units: { include: { unit: true }, orderBy: [{ role: 'asc' }, { unitId: 'asc' }] },
  persons: {
    include: { employer: { select: { name: true } } },
    omit: { documentNumberCipher: true, phoneCipher: true },
    orderBy: [{ isLeader: 'desc' }, { id: 'asc' }],
  },
  indicators: { orderBy: [{ binding: 'desc' }, { kind: 'asc' }] },
  schedule: { orderBy: [{ startsOn: 'asc' }, { id: 'asc' }] },
  milestones: { orderBy: { position: 'asc' } },
  budget: { orderBy: [{ category: 'asc' }, { source: 'asc' }] },
  equipment: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.ProjectInclude;

const CONSORTIUM = {
  memberships: { include: { unit: { include: UNIT } }, orderBy: [{ role: 'asc' }, { id: 'asc' }] },
  teamMembers: { include: { employer: { select: { name: true } } }, orderBy: { id: 'asc' } },
  projectGroups: { orderBy: { ref: 'asc' }, take: 1 },
  projects: { include: PROJECT, orderBy: { ref: 'asc' }, take: MOST_PROJECTS },
  applications: { orderBy: { filledOn: 'desc' } },
} as const satisfies Prisma.ConsortiumInclude;

type ConsortiumRow = Prisma.ConsortiumGetPayload<{ include: typeof CONSORTIUM }>;
type MembershipRow = ConsortiumRow['memberships'][number];
type ProjectRow = ConsortiumRow['projects'][number];
type ApplicationRow = ConsortiumRow['applications'][number];

/**
 * What is on record of a consortium as the content of an application, without document and telephone numbers. Of sources
 * of money the budget tells; projects that have ended are among them. Undefined where there is no such consortium.
 *
 * @param policyKey whose application's declarations count.
 * @param on the day whose members are named.
 */
export async function consortiumForm(
  { prisma }: Pick<Database, 'prisma'>,
  ref: string,
  policyKey: string,
  on: CalendarDate,
): Promise<ApplicationForm | undefined> {
  const row = await prisma.consortium.findUnique({ where: { ref }, include: CONSORTIUM });
  if (!row) return undefined;
  const present = row.memberships.filter(({ joinedOn, leftOn }) => {
    const [joined, left] = [dayOf(joinedOn), dayOf(leftOn)];
    return (joined === null || joined <= on) && (left === null || left > on);
  });
  const lead = present.find(({ role }) => role === 'LEAD');
  const members = present.filter((membership) => membership !== lead);
  const [group] = row.projectGroups;
  return APPLICATION_FORM.parse({
    consortium: consortiumOf(row),
    lead: lead ? partyOf(lead) : null,
    members: members.map(partyOf),
    declaration: declarationOf(row.applications.find((application) => application.policyKey === policyKey)),
    platforms: present.flatMap(({ unit }) =>
      unit.platforms.map(({ name, level, category, industry, discipline, technicalField, builtOn }) => ({
        name,
        level,
        category,
        industry,
        discipline,
        technicalField,
        builtOn: dayOf(builtOn),
        hostUnit: unit.name,
      })),
    ),
    teamMembers: row.teamMembers.map(({ name, birthYear, title, position, specialty, employer }) => ({
      name,
      birthYear,
      title,
      position,
      specialty,
      employer: employer?.name ?? null,
    })),
    projectGroup: group
      ? {
          necessity: group.necessity,
          mainGoal: group.mainGoal,
          subGoals: group.subGoals,
          roadmap: group.roadmap,
        }
      : null,
    projects: row.projects.map(projectOf),
  });
}

function consortiumOf(row: ConsortiumRow) {
  return {
    name: row.name,
    industryField: row.industryField,
    technicalFields: row.technicalFields,
    otherTechnicalFields: row.otherTechnicalFields,
    agreementEffectiveOn: dayOf(row.agreementEffectiveOn),
    // Prisma gives an unknown list as an empty one, and none may be said to be without clauses on that account.
    agreementClauses: row.agreementClauses.length === 0 ? null : row.agreementClauses,
    planStartsOn: dayOf(row.planStartsOn),
    planEndsOn: dayOf(row.planEndsOn),
    hasCouncil: row.hasCouncil,
    councilChairIsLeadHead: row.councilChairIsLeadHead,
    hasExpertCommittee: row.hasExpertCommittee,
    hasSecretariat: row.hasSecretariat,
    hasChiefScientist: row.hasChiefScientist,
    hasOperationsTeam: row.hasOperationsTeam,
    goal: row.goal,
    cooperationBasis: row.cooperationBasis,
    researchDirection: row.researchDirection,
    decisionMechanism: row.decisionMechanism,
    staffCount: row.staffCount,
    professionalStaffCount: row.professionalStaffCount,
    intellectualProperties: row.intellectualProperties,
    inventionPatents: row.inventionPatents,
  };
}

function partyOf({ unit, chainPosition, standing, task, duties, signedAgreement }: MembershipRow) {
  return {
    name: unit.name,
    creditCode: creditCodeOfRef(unit.ref),
    kind: unit.kind,
    isLegalPerson: unit.isLegalPerson,
    registeredDivisionCode: unit.registeredDivisionCode,
    legalRepresentative: unit.legalRepresentative,
    correspondenceAddress: unit.correspondenceAddress,
    contactName: unit.contactName,
    qualifications: [...new Set(unit.qualifications.map(({ kind }) => kind))],
    chainPosition,
    standing,
    task,
    duties,
    signedAgreement,
    financials: unit.financialYears.map(({ year, revenue, salesRevenue, rdExpenditure }) => ({
      year,
      revenue: yuanOf(revenue),
      salesRevenue: yuanOf(salesRevenue),
      rdExpenditure: yuanOf(rdExpenditure),
    })),
  };
}

function declarationOf(row: ApplicationRow | undefined) {
  if (!row) return {};
  return {
    filledOn: dayOf(row.filledOn),
    applicationType: row.applicationType,
    districtCode: row.districtCode,
    memberCount: row.memberCount,
    enterpriseCount: row.enterpriseCount,
    universityCount: row.universityCount,
    researchInstituteCount: row.researchInstituteCount,
    investmentCount: row.investmentCount,
    industryOrganizationCount: row.industryOrganizationCount,
    nationalPlatformCount: row.nationalPlatformCount,
    provincialPlatformCount: row.provincialPlatformCount,
    leadOpinion: row.leadOpinion,
  };
}

function projectOf(row: ProjectRow) {
  const sources = [...new Set(row.budget.map(({ source }) => source))];
  return {
    name: row.name,
    level: row.level,
    programme: row.programme,
    startsOn: dayOf(row.startsOn),
    endsOn: dayOf(row.endsOn),
    totalCost: yuanOf(row.totalCost),
    content: row.content,
    goal: row.goal,
    intellectualProperty: row.intellectualProperty,
    units: row.units.map(({ role, unit }) => ({
      role,
      name: unit.name,
      creditCode: creditCodeOfRef(unit.ref),
      kind: unit.kind,
      correspondenceAddress: role === 'UNDERTAKER' ? unit.correspondenceAddress : null,
      contactName: role === 'UNDERTAKER' ? unit.contactName : null,
    })),
    persons: row.persons.map((person) => ({
      isLeader: person.isLeader,
      name: person.name,
      documentType: person.documentType,
      degree: person.degree,
      title: person.title,
      birthYear: person.birthYear,
      gender: person.gender,
      specialty: person.specialty,
      employer: person.employer?.name ?? null,
      monthsPerYear: person.monthsPerYear,
    })),
    // An indicator that somebody imported under a name of their own has no place in the form.
    indicators: row.indicators
      .filter(({ kind }) => INDICATOR_KINDS.some((known) => known === kind))
      .map(({ binding, kind, quantity, description }) => ({
        binding,
        kind,
        quantity: yuanOf(quantity),
        description,
      })),
    schedule: row.schedule.map(({ startsOn, endsOn, goal }) => ({
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      goal,
    })),
    milestones: row.milestones.map(({ reachedBy, achievement }) => ({
      reachedBy: dayOf(reachedBy),
      achievement,
    })),
    funding: sources.map((source) => ({
      source,
      amount: row.budget
        .filter((line) => line.source === source)
        .map(({ amount }) => amount)
        .reduce((sum, amount) => sum.plus(amount))
        .toFixed(),
    })),
    budget: row.budget.map(({ category, source, amount }) => ({
      category,
      source,
      amount: amount.toFixed(),
    })),
    equipment: row.equipment.map(({ name, quantity, unitPrice, amount, source, use, purpose }) => ({
      name,
      quantity,
      unitPrice: unitPrice.toFixed(),
      amount: amount.toFixed(),
      source,
      use,
      purpose,
    })),
  };
}

function yuanOf(amount: Prisma.Decimal | null): string | null {
  return amount?.toFixed() ?? null;
}

/** The day of a date that Prisma read, which it gives as midnight in UTC. */
function dayOf(date: Date | null): CalendarDate | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
