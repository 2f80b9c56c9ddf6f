import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter } from 'yaml';
import { z } from 'zod';
import { Decimal } from '../../src/domain/decimal.ts';
import {
  AGREEMENT_CLAUSES,
  BUDGET_CATEGORIES,
  EQUIPMENT_USES,
  FUNDING_PHASES,
  FUNDING_SOURCES,
  PLAN_CONTENTS,
  PLATFORM_LEVELS,
  QUALIFICATION_KINDS,
  RD_INTENSITY_METHODS,
  TECHNICAL_FIELDS,
  UNIT_KINDS,
} from '../../src/domain/vocabulary.ts';
import {
  type ConsortiumFacts,
  UNKNOWN_CONSORTIUM,
  UNKNOWN_UNIT,
  type UnitFacts,
} from '../../src/policy/facts.ts';
import { parsePolicyYaml } from '../../src/policy/load.ts';
import { SUPPORT_KINDS } from '../../src/policy/money-check.ts';
import { type ProjectFacts, UNKNOWN_PROJECT } from '../../src/policy/project-facts.ts';
import { CHECK_OUTCOMES } from '../../src/policy/vocabulary.ts';

const integer = z.string().regex(/^\d+$/).transform(Number);
const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform((text) => new Decimal(text));
const known = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().exactOptional();

const unitSchema = z.strictObject({
  name: known(z.string()),
  kind: known(z.enum(UNIT_KINDS)),
  registeredDivision: known(z.string()),
  isLegalPerson: known(z.boolean()),
  qualifications: known(z.array(z.enum(QUALIFICATION_KINDS))),
  platforms: known(z.array(z.enum(PLATFORM_LEVELS).nullable())),
  hasTask: known(z.boolean()),
  financials: z
    .array(
      z.strictObject({
        year: integer,
        revenue: amount.nullable().default(null),
        salesRevenue: amount.nullable().default(null),
        rdExpenditure: amount.nullable().default(null),
      }),
    )
    .exactOptional(),
});
const factsSchema = z.strictObject({
  lead: unitSchema.exactOptional(),
  members: z.array(z.strictObject({ count: integer, is: unitSchema })).exactOptional(),
  planHorizonYears: known(integer),
  agreementSignedByAll: known(z.boolean()),
  agreementClauses: known(z.array(z.enum(AGREEMENT_CLAUSES))),
  hasCouncil: known(z.boolean()),
  councilChairIsLeadHead: known(z.boolean()),
  councilIncludesAllMembers: known(z.boolean()),
  hasExpertCommittee: known(z.boolean()),
  hasSecretariat: known(z.boolean()),
  hasChiefScientist: known(z.boolean()),
  hasOperationsTeam: known(z.boolean()),
  otherConsortiaLed: known(integer),
  leadProjectsInProgress: known(integer),
  technicalFields: known(z.array(z.enum(TECHNICAL_FIELDS))),
  planContents: known(z.array(z.enum(PLAN_CONTENTS))),
  hasTransferMechanism: known(z.boolean()),
  hasIpManagement: known(z.boolean()),
  leadCompletedProjects: known(integer),
  wonProvincialChallenge: known(z.boolean()),
  isMunicipalConsortium: known(z.boolean()),
  isProvincialProjectConsortium: known(z.boolean()),
});
const paidUnit = z.strictObject({
  ref: z.string().nullable().default(null),
  isLead: z.boolean().nullable().default(null),
  isMember: z.boolean().nullable().default(null),
  registeredDivision: z.string().nullable().default(null),
});
const projectSchema = z.strictObject({
  support: known(z.enum(SUPPORT_KINDS)),
  totalCost: known(amount),
  supportedThatYear: known(integer),
  undertakers: known(z.array(paidUnit)),
  fundings: known(
    z.array(
      z.strictObject({
        source: z.enum(FUNDING_SOURCES),
        phase: z.enum(FUNDING_PHASES),
        amount: amount.nullable().default(null),
        recipient: paidUnit.nullable().default(null),
      }),
    ),
  ),
  sources: known(
    z.array(z.strictObject({ source: z.enum(FUNDING_SOURCES), amount, secured: z.boolean().nullable() })),
  ),
  budget: known(
    z.array(z.strictObject({ category: z.enum(BUDGET_CATEGORIES), source: z.enum(FUNDING_SOURCES), amount })),
  ),
  equipment: known(
    z.array(
      z.strictObject({
        name: z.string().nullable().default(null),
        quantity: integer,
        unitPrice: amount,
        source: z.enum(FUNDING_SOURCES).nullable().default(null),
        use: z.enum(EQUIPMENT_USES).nullable().default(null),
        reviewed: z.boolean().nullable().default(null),
      }),
    ),
  ),
});
const worked = {
  rule: z.string(),
  parameter: z.string().exactOptional(),
  point: z.enum(['at', 'below', 'above', 'missing']).exactOptional(),
  outcome: z.enum(CHECK_OUTCOMES),
  says: z.string(),
};
const projectFileSchema = z.strictObject({
  on: z.string(),
  project: projectSchema,
  cases: z.array(z.strictObject({ ...worked, project: projectSchema.default({}) })),
});
const fileSchema = z.strictObject({
  on: z.string(),
  /** Units that the members of cases are copies of. */
  units: z.array(unitSchema).default([]),
  base: factsSchema,
  cases: z.array(
    z.strictObject({
      ...worked,
      readings: z
        .strictObject({
          leadCounts: z.boolean().nullable().exactOptional(),
          rdIntensityMethod: z.enum(RD_INTENSITY_METHODS).exactOptional(),
        })
        .default({}),
      change: factsSchema.default({}),
    }),
  ),
});

/** One worked case: what comes of one rule, and where its number lies. */
export type WorkedCase = Pick<
  z.infer<typeof fileSchema>['cases'][number],
  'rule' | 'parameter' | 'point' | 'outcome' | 'says'
>;
/** A case of a rule on a consortium. */
export type FactsCase = z.infer<typeof fileSchema>['cases'][number] & { readonly facts: ConsortiumFacts };
/** A case of a rule on money. */
export type ProjectCase = WorkedCase & { readonly project: ProjectFacts };

/** The worked cases beside a policy. */
export interface CaseFile {
  readonly on: string;
  /** A consortium that meets every rule of the policy that facts can meet. */
  readonly base: ConsortiumFacts;
  readonly cases: readonly FactsCase[];
  readonly projectCases: readonly ProjectCase[];
}

/** Reads `cases.yaml` of a policy folder, and `project-cases.yaml` where it has one. */
export function readCases(folder: string): CaseFile {
  const file = fileSchema.parse(parse(join('policies', folder, 'cases.yaml')));
  const projectFile = join('policies', folder, 'project-cases.yaml');
  const projects = existsSync(projectFile) ? projectFileSchema.parse(parse(projectFile)) : null;
  const base = changed(UNKNOWN_CONSORTIUM, file.base);
  return {
    on: file.on,
    base,
    cases: file.cases.map((one) => ({ ...one, facts: changed(base, one.change) })),
    projectCases:
      projects?.cases.map(({ project, ...one }) => ({
        ...one,
        project: { ...UNKNOWN_PROJECT, ...projects.project, ...project },
      })) ?? [],
  };
}

function parse(path: string): unknown {
  return parsePolicyYaml(readFileSync(path, 'utf8'), new LineCounter()).toJS();
}

function changed(
  base: ConsortiumFacts,
  { lead, members, ...rest }: z.infer<typeof factsSchema>,
): ConsortiumFacts {
  return {
    ...base,
    ...rest,
    lead: { ...base.lead, ...lead },
    members:
      members?.flatMap(({ count, is }) =>
        Array.from({ length: count }, (): UnitFacts => ({ ...UNKNOWN_UNIT, ...is })),
      ) ?? base.members,
  };
}
