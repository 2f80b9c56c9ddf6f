import type { Sql } from '../../../database/statement.ts';
import type { Text } from '../../../policy/vocabulary.ts';

/** An enumeration of the database that is one of the graph too. */
export type Enumeration =
  | 'UnitKind'
  | 'QualificationKind'
  | 'ConsortiumTier'
  | 'Stage'
  | 'AgreementClause'
  | 'PlanContent'
  | 'TechnicalField'
  | 'MemberRole'
  | 'ChainPosition'
  | 'PlatformLevel'
  | 'ProjectLevel'
  | 'ProjectStage'
  | 'ProjectUnitRole'
  | 'BudgetCategory'
  | 'EquipmentUse'
  | 'FundingSource'
  | 'FundingPhase'
  | 'EvaluationGrade'
  | 'ReportKind';

/** What a field of a record holds, and so how it is checked and stored. */
export type FieldType =
  /** Text of at most so many characters, as the forms count them. */
  | { readonly type: 'TEXT'; readonly longest: number }
  /** Several of them; null is none. */
  | { readonly type: 'TEXTS'; readonly longest: number; readonly most: number }
  /** scheme:value, unique within its kind. */
  | { readonly type: 'REF' }
  | { readonly type: 'INTEGER'; readonly least: number; readonly most: number }
  /** Yuan, or another quantity of 0 or more: at most 20 digits before the point and 6 behind it. */
  | { readonly type: 'AMOUNT' }
  | { readonly type: 'DATE' }
  | { readonly type: 'BOOLEAN' }
  /** A word of an enumeration of the database; the graph may have a word besides that means unknown. */
  | { readonly type: 'WORD'; readonly enumeration: Enumeration; readonly unknown?: string }
  /** A set of such words; null is unknown. */
  | { readonly type: 'WORDS'; readonly enumeration: Enumeration; readonly most: number }
  | { readonly type: 'DIVISION' }
  /** Another record, by its global id. */
  | { readonly type: 'RECORD'; readonly noun: string }
  /** Personal data, encrypted before it is stored. */
  | { readonly type: 'PERSONAL'; readonly longest: number };

/** A field that a mutation may set. */
export type RecordField = FieldType & {
  /** The column that keeps it. */
  readonly column: string;
  /** Whether a record cannot be without it. */
  readonly required?: true;
  /** Whether it is given at creation and never changed. */
  readonly fixed?: true;
  /** Whether only those keep it who keep official records, such as the day of a filing. */
  readonly official?: true;
  /** What it is where it is left out: an expression over the row's other fields, as they will be. */
  readonly derived?: (other: (field: string) => Sql) => Sql;
  /** What it means. */
  readonly means: Text;
};
