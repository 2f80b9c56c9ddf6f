import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of earlier places of registration. */
export const REGISTRATION: SpecialRecordKind = {
  settles: () => true,
};
