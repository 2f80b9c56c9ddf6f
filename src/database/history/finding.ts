/** What is wrong with a history, as a code that stays. */
export type FindingCode =
  | 'ANCHOR_DIFFERS'
  | 'POSITION_MISSING'
  | 'LINK_BROKEN'
  | 'HASH_DIFFERS'
  | 'TIME_RUNS_BACK'
  | 'CHANGE_SET_UNSEALED'
  | 'CHANGE_UNSEALED'
  | 'RECORD_DIFFERS'
  | 'RECORD_MISSING'
  | 'RECORD_UNKNOWN'
  | 'RECORD_REMOVED'
  | 'GUARD_OFF';

/** A place at which a history does not hold. */
export interface Finding {
  readonly code: FindingCode;
  /** Where and what, in words. */
  readonly message: string;
}
