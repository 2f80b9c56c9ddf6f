/**
 * The indicators of a project (技术经济指标) of the Wenzhou project proposal, Annex 2 part 5, under stable names; money
 * is in yuan, all else is counted. The first list holds what may be binding (约束性), the second what may be expected
 * (预期性); patents and standards are in both.
 */
const PATENTS_AND_STANDARDS = [
  'PATENT_APPLICATIONS',
  'INVENTION_PATENT_APPLICATIONS',
  'DOMESTIC_INVENTION_PATENT_APPLICATIONS',
  'PCT_PATENT_APPLICATIONS',
  'PATENTS_GRANTED',
  'INVENTION_PATENTS_GRANTED',
  'DOMESTIC_INVENTION_PATENTS_GRANTED',
  'PCT_PATENTS_GRANTED',
  'STANDARDS',
  'INTERNATIONAL_STANDARDS',
  'NATIONAL_STANDARDS',
  'LOCAL_STANDARDS',
  'INDUSTRY_STANDARDS',
] as const;

/** What the proposal lists under binding indicators (约束性指标). */
export const BINDING_INDICATORS = [
  'NEW_PRODUCTS',
  'KEY_GENERIC_TECHNOLOGIES',
  'BOTTLENECK_TECHNOLOGIES',
  'DEMONSTRATIONS',
  'PROTOTYPES',
  'SOFTWARE',
  'NEW_MATERIALS',
  ...PATENTS_AND_STANDARDS,
  'CLINICAL_GUIDELINES',
  'CLINICAL_STUDIES',
  'CLINICAL_STUDIES_PHASE_1',
  'CLINICAL_STUDIES_PHASE_2',
  'CLINICAL_STUDIES_PHASE_3',
  'DRUG_TRIAL_APPROVALS',
  'DRUG_TRIAL_PHASE_COMPLETED',
  'DRUG_PRODUCTION_PERMITS',
  'DRUG_MARKETING_PERMITS',
  'DRUG_REGISTRATIONS',
] as const;

/** What the proposal lists under expected indicators (预期性指标). */
export const EXPECTED_INDICATORS = [
  ...PATENTS_AND_STANDARDS,
  'SOFTWARE_COPYRIGHTS',
  'PAPERS',
  'SCI_PAPERS',
  'EI_PAPERS',
  'CORE_JOURNAL_PAPERS',
  'MONOGRAPHS',
  'OTHER_THEORETICAL_RESULTS',
  'DOCTORS_OR_DOCTORAL_STUDENTS',
  'DOCTORS',
  'PROMOTIONS',
  'SENIOR_PROMOTIONS',
  'ASSOCIATE_SENIOR_PROMOTIONS',
  'OUTPUT_VALUE',
  'SALES_REVENUE',
  'PROFIT',
  'TAX',
  'OTHER_RESULTS',
] as const;

/** An indicator of either list. */
export const INDICATOR_KINDS = [
  ...new Set<BindingIndicator | ExpectedIndicator>([...BINDING_INDICATORS, ...EXPECTED_INDICATORS]),
];
export type BindingIndicator = (typeof BINDING_INDICATORS)[number];
export type ExpectedIndicator = (typeof EXPECTED_INDICATORS)[number];
export type IndicatorKind = BindingIndicator | ExpectedIndicator;

const IN_YUAN: ReadonlySet<IndicatorKind> = new Set(['OUTPUT_VALUE', 'SALES_REVENUE', 'PROFIT', 'TAX']);

/** Whether an indicator is money, in yuan, and not a count. */
export function isMoneyIndicator(kind: IndicatorKind): boolean {
  return IN_YUAN.has(kind);
}

/**
 * How indicators hang together: the parts add up to the whole (EQUAL), together they do not exceed it (SUM_WITHIN), or
 * each of them does not (EACH_WITHIN: one paper may be in several indexes).
 */
export interface IndicatorSum {
  readonly whole: IndicatorKind;
  readonly parts: readonly IndicatorKind[];
  readonly relation: 'EQUAL' | 'SUM_WITHIN' | 'EACH_WITHIN';
}

/** The sums that the words "其中" and the brackets of Annex 2 part 5 ask for. */
export const INDICATOR_SUMS: readonly IndicatorSum[] = [
  {
    whole: 'PATENT_APPLICATIONS',
    parts: ['INVENTION_PATENT_APPLICATIONS'],
    relation: 'EACH_WITHIN',
  },
  {
    whole: 'INVENTION_PATENT_APPLICATIONS',
    parts: ['DOMESTIC_INVENTION_PATENT_APPLICATIONS', 'PCT_PATENT_APPLICATIONS'],
    relation: 'EQUAL',
  },
  { whole: 'PATENTS_GRANTED', parts: ['INVENTION_PATENTS_GRANTED'], relation: 'EACH_WITHIN' },
  {
    whole: 'INVENTION_PATENTS_GRANTED',
    parts: ['DOMESTIC_INVENTION_PATENTS_GRANTED', 'PCT_PATENTS_GRANTED'],
    relation: 'EQUAL',
  },
  {
    whole: 'STANDARDS',
    parts: ['INTERNATIONAL_STANDARDS', 'NATIONAL_STANDARDS', 'LOCAL_STANDARDS', 'INDUSTRY_STANDARDS'],
    relation: 'EQUAL',
  },
  {
    whole: 'CLINICAL_STUDIES',
    parts: ['CLINICAL_STUDIES_PHASE_1', 'CLINICAL_STUDIES_PHASE_2', 'CLINICAL_STUDIES_PHASE_3'],
    relation: 'SUM_WITHIN',
  },
  { whole: 'PAPERS', parts: ['SCI_PAPERS', 'EI_PAPERS', 'CORE_JOURNAL_PAPERS'], relation: 'EACH_WITHIN' },
  { whole: 'DOCTORS_OR_DOCTORAL_STUDENTS', parts: ['DOCTORS'], relation: 'EACH_WITHIN' },
  {
    whole: 'PROMOTIONS',
    parts: ['SENIOR_PROMOTIONS', 'ASSOCIATE_SENIOR_PROMOTIONS'],
    relation: 'SUM_WITHIN',
  },
];
