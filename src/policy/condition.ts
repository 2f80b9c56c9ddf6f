import { z } from 'zod';
import {
  AGREEMENT_CLAUSES,
  PLAN_CONTENTS,
  PLATFORM_LEVELS,
  QUALIFICATION_KINDS,
  TECHNICAL_FIELDS,
  UNIT_KINDS,
} from '../domain/vocabulary.ts';

/** Facts that are true or false. */
export const BOOLEAN_FACTS = [
  'lead.isLegalPerson',
  'agreementSignedByAll',
  'hasCouncil',
  'councilChairIsLeadHead',
  'councilIncludesAllMembers',
  'hasExpertCommittee',
  'hasSecretariat',
  'hasChiefScientist',
  'hasOperationsTeam',
  'hasTransferMechanism',
  'hasIpManagement',
  'wonProvincialChallenge',
  'isMunicipalConsortium',
  'isProvincialProjectConsortium',
] as const;
export type BooleanFact = (typeof BOOLEAN_FACTS)[number];

/** Facts that are whole numbers, never negative. */
export const NUMBER_FACTS = [
  'planHorizonYears',
  'otherConsortiaLed',
  'leadProjectsInProgress',
  'leadCompletedProjects',
] as const;
export type NumberFact = (typeof NUMBER_FACTS)[number];

/** Facts that are lists of words. */
export const LIST_FACTS = [
  'lead.qualifications',
  'agreementClauses',
  'planContents',
  'technicalFields',
] as const;
export type ListFact = (typeof LIST_FACTS)[number];

const LIST_WORDS: Readonly<Record<ListFact, readonly string[]>> = {
  'lead.qualifications': QUALIFICATION_KINDS,
  agreementClauses: AGREEMENT_CLAUSES,
  planContents: PLAN_CONTENTS,
  technicalFields: TECHNICAL_FIELDS,
};

/** A number written in a policy folder; the loader keeps numbers as they are written, so that no float comes between. */
export const writtenInteger = z
  .string()
  .regex(/^\d{1,9}$/, 'expected a whole number')
  .transform(Number);

/** What is asked of a unit; every entry that is given must hold. */
const unitPredicateSchema = z.strictObject({
  /** The unit is one of these. */
  kinds: z.array(z.enum(UNIT_KINDS)).min(1).nullable().default(null),
  /** It is registered inside the policy's division. */
  registeredInside: z.literal(true).nullable().default(null),
  /** It holds one of these titles. */
  qualifications: z.array(z.enum(QUALIFICATION_KINDS)).min(1).nullable().default(null),
  hasTask: z.literal(true).nullable().default(null),
});
/** What is asked of a unit; null where nothing is. */
export type UnitPredicate = z.infer<typeof unitPredicateSchema>;

const anyUnit: UnitPredicate = { kinds: null, registeredInside: null, qualifications: null, hasTask: null };
const where = unitPredicateSchema.default(anyUnit);

/** Whether the lead is among the members that are counted: as the reading says, or never. */
const counting = z.enum(['READING', 'WITHOUT_LEAD']).default('READING');

const measureSchema = z.discriminatedUnion('of', [
  /** How many members are such. */
  z.strictObject({ of: z.literal('members'), where, counting }),
  /** Such members over all members. */
  z.strictObject({ of: z.literal('memberShare'), where, counting }),
  /** The lead's R&D expenditure over revenue in the last completed fiscal years. */
  z.strictObject({ of: z.literal('rdIntensity'), years: writtenInteger }),
  /** The lead's R&D expenditure a year in the last completed fiscal years, in yuan. */
  z.strictObject({ of: z.literal('averageRdExpenditure'), years: writtenInteger }),
  /** A figure of the lead in the last completed fiscal year, in yuan. */
  z.strictObject({
    of: z.literal('leadFigure'),
    figure: z.enum(['revenue', 'salesRevenue', 'rdExpenditure']),
  }),
  /** How many platforms of these levels the lead hosts. */
  z.strictObject({ of: z.literal('leadPlatforms'), levels: z.array(z.enum(PLATFORM_LEVELS)).min(1) }),
  /** A number that is itself a fact. */
  z.strictObject({ of: z.literal('number'), fact: z.enum(NUMBER_FACTS) }),
  /** The consortia that the lead leads, this one among them. */
  z.strictObject({ of: z.literal('consortiaLed') }),
]);
/** What is measured of a consortium and compared with a parameter. */
export type Measure = z.infer<typeof measureSchema>;

const comparison = { measure: measureSchema, parameter: z.string().min(1) };
const words = { fact: z.enum(LIST_FACTS), values: z.array(z.string()).min(1) };
const leafSchema = z.discriminatedUnion('test', [
  z.strictObject({ test: z.literal('atLeast'), ...comparison }),
  z.strictObject({ test: z.literal('atMost'), ...comparison }),
  /** A fact is true. */
  z.strictObject({ test: z.literal('holds'), fact: z.enum(BOOLEAN_FACTS) }),
  /** The lead is one of these. */
  z.strictObject({ test: z.literal('leadKind'), values: z.array(z.enum(UNIT_KINDS)).min(1) }),
  /** The lead is registered inside the policy's division. */
  z.strictObject({ test: z.literal('leadRegisteredInside') }),
  /** A list holds one of these words. */
  z.strictObject({ test: z.literal('hasAny'), ...words }),
  /** A list holds all of these words. */
  z.strictObject({ test: z.literal('hasAll'), ...words }),
  /** Every member is such. */
  z.strictObject({ test: z.literal('everyMember'), where, counting }),
  /** At least one member is such. */
  z.strictObject({ test: z.literal('someMember'), where, counting }),
]);
/** A condition without others inside it. */
export type LeafCondition = z.infer<typeof leafSchema>;

/**
 * A condition of a rule: a test of facts, or all or any of several. It answers yes, no, or that facts are missing.
 */
export type Condition =
  | LeafCondition
  | { readonly test: 'allOf'; readonly of: readonly Condition[] }
  | { readonly test: 'anyOf'; readonly of: readonly Condition[] };

const branches = () => z.array(conditionSchema).min(1);
const branchSchema = z.discriminatedUnion('test', [
  z.strictObject({ test: z.literal('allOf'), of: z.lazy(branches) }),
  z.strictObject({ test: z.literal('anyOf'), of: z.lazy(branches) }),
]);

/** Reads a condition from a policy folder. */
export const conditionSchema: z.ZodType<Condition> = z
  .discriminatedUnion('test', [leafSchema, branchSchema])
  .superRefine((condition, context) => {
    if (condition.test !== 'hasAny' && condition.test !== 'hasAll') return;
    for (const [index, word] of condition.values.entries()) {
      if (LIST_WORDS[condition.fact].includes(word)) continue;
      context.addIssue({
        code: 'custom',
        path: ['values', index],
        message: `${word} is no word of ${condition.fact}`,
      });
    }
  });

/** What a person who judges is shown beside the question. */
export const shownSchema = z.union([z.literal('industryField'), measureSchema]);
export type Shown = z.infer<typeof shownSchema>;

/** The conditions without others inside, in the order they are written. */
export function leavesOf(condition: Condition): LeafCondition[] {
  return condition.test === 'allOf' || condition.test === 'anyOf'
    ? condition.of.flatMap(leavesOf)
    : [condition];
}
