import type { Decimal } from '../domain/decimal.ts';
import type { BudgetCategory, EquipmentUse, FundingPhase, FundingSource } from '../domain/vocabulary.ts';
import type { SupportKind } from './money-check.ts';

/** A unit as far as money asks about it. `null` is unknown. */
export interface PaidUnit {
  readonly ref: string | null;
  readonly isLead: boolean | null;
  /** Whether it is a member of the consortium, the lead included. */
  readonly isMember: boolean | null;
  readonly registeredDivision: string | null;
}

/** Money for a project, in yuan. */
export interface FundingFacts {
  readonly source: FundingSource;
  readonly phase: FundingPhase;
  readonly amount: Decimal | null;
  /** Null where the recipient is unknown. */
  readonly recipient: PaidUnit | null;
}

/** A line of the budget: what is spent on what, from which source, in yuan. */
export interface BudgetLineFacts {
  readonly category: BudgetCategory;
  readonly source: FundingSource;
  readonly amount: Decimal;
}

/** A source of the budget, in yuan. */
export interface BudgetSourceFacts {
  readonly source: FundingSource;
  readonly amount: Decimal;
  /** Whether the money is in hand already (已落实). */
  readonly secured: boolean | null;
}

/** Equipment to be bought. */
export interface EquipmentFacts {
  readonly name: string | null;
  readonly quantity: number;
  /** Yuan a piece. */
  readonly unitPrice: Decimal;
  readonly source: FundingSource | null;
  readonly use: EquipmentUse | null;
  /** Whether it was reviewed for duplication (查重评议). */
  readonly reviewed: boolean | null;
}

/** What is known of a project of a consortium. `null` is unknown, an empty list a known "none". */
export interface ProjectFacts {
  /** As what it is supported; ANY where the policy knows one kind only. */
  readonly support: SupportKind | null;
  /** 项目经费总投入 in yuan, the public money in it. */
  readonly totalCost: Decimal | null;
  /** Projects of the consortium supported in the same year, this one among them. */
  readonly supportedThatYear: number | null;
  readonly undertakers: readonly PaidUnit[] | null;
  readonly fundings: readonly FundingFacts[] | null;
  readonly sources: readonly BudgetSourceFacts[] | null;
  readonly budget: readonly BudgetLineFacts[] | null;
  readonly equipment: readonly EquipmentFacts[] | null;
}

/** A project of which nothing is known. */
export const UNKNOWN_PROJECT: ProjectFacts = {
  support: null,
  totalCost: null,
  supportedThatYear: null,
  undertakers: null,
  fundings: null,
  sources: null,
  budget: null,
  equipment: null,
};
