import { LABELS } from '../generated/labels.ts';
import type { Language } from './language.ts';

type Enumeration = keyof typeof LABELS;
type Overrides = {
  readonly [Name in Enumeration]?: {
    readonly [Value in keyof (typeof LABELS)[Name]]?: Partial<Readonly<Record<Language, string>>>;
  };
};

/** Where a word on a screen is shorter than what the schema says of a value, or says more. */
const OVERRIDES: Overrides = {
  ComparabilityHindrance: {
    FEW: { zh: '不足5家，没有区间', en: 'Fewer than five: no interval' },
    MEASURES_DIFFER: { zh: '与别市政策的口径不同', en: 'Policies of the cities measure it otherwise' },
    NO_POLICY: { zh: '没有收录适用的政策', en: 'No policy is held for it' },
    POLICY_NOT_IN_FORCE: { zh: '政策未生效或已失效', en: 'Its policy is not in force' },
    YEARS_DIFFER: { zh: '与别市政策的年份不同', en: 'Policies of the cities are of other years' },
  },
  ComplianceVerdict: {
    COMPLIANT: { zh: '可查项均符合', en: 'Meets what can be checked' },
    DEVIATING: { en: 'Deviates' },
    NON_COMPLIANT: { en: 'Does not comply' },
    UNDETERMINED: { en: 'Cannot be determined' },
  },
  CheckOutcome: {
    PASS: { en: 'Met' },
    FAIL: { en: 'Not met' },
    UNKNOWN: { en: 'Facts missing' },
    NEEDS_JUDGEMENT: { zh: '需人工判断', en: 'Needs judgement' },
    NOT_APPLICABLE: { en: 'Not applicable' },
  },
  ConsortiumTier: {
    PROVINCIAL: { en: 'Provincial' },
    MUNICIPAL: { en: 'Municipal' },
    COUNTY: { en: 'County' },
  },
  FundingPhase: { REQUESTED: { en: 'Requested' }, AWARDED: { en: 'Awarded' }, PAID: { en: 'Paid' } },
  FundingSource: {
    BANK_LOAN: { en: 'Bank loan' },
    FISCAL_COUNTY: { en: 'County budget' },
    FISCAL_MUNICIPAL: { en: 'City budget' },
    FISCAL_NATIONAL: { en: 'Central budget' },
    FISCAL_PROVINCIAL: { en: 'Provincial budget' },
    INVESTMENT: { en: 'Investment' },
    SELF_RAISED: { zh: '自筹', en: 'Self-raised' },
  },
  MemberRole: { LEAD: { en: 'Lead' }, MEMBER: { zh: '成员单位', en: 'Member' } },
  RuleStrength: {
    MANDATORY: { zh: '强制', en: 'Mandatory' },
    IN_PRINCIPLE: { en: 'In principle' },
    GENERAL: { en: 'General' },
    PRIORITY: { zh: '优先', en: 'Priority' },
    ENCOURAGED: { en: 'Encouraged' },
    PERMITTED: { zh: '允许', en: 'Permitted' },
    QUALITATIVE: { zh: '定性', en: 'Qualitative' },
  },
};

type Table = Readonly<
  Record<string, Readonly<Record<string, Partial<Readonly<Record<Language, string>>>>> | undefined>
>;
const SAID: Table = OVERRIDES;
const DESCRIBED: Table = LABELS;

/** What a value of an enumeration is called; one that this page does not know yet goes by its own name. */
export function labelOf(enumeration: Enumeration, value: string, language: Language): string {
  return SAID[enumeration]?.[value]?.[language] ?? DESCRIBED[enumeration]?.[value]?.[language] ?? value;
}
