import type { Decimal } from '../domain/decimal.ts';
import type { Rule } from './policy.ts';
import type { RemedyAction, Text } from './vocabulary.ts';

/** A smallest change that would turn a failing rule. */
export interface Remedy {
  readonly rule: Rule;
  readonly action: RemedyAction;
  /** The smallest that suffices, in the unit of what is counted; null where nothing is counted. */
  readonly quantity: Decimal | null;
  readonly explanation: Text;
}
