import { endsNotBefore } from './period-check.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of platforms, which authorities recognise. */
export const PLATFORM: SpecialRecordKind = {
  checks: [endsNotBefore('Platform', 'builtOn', 'endedOn')],
};
