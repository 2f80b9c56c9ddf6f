import { PLATFORM as NOUN } from '../../../model/platform.ts';
import { endsNotBefore } from './period-check.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of platforms, which authorities recognise. */
export const PLATFORM: RecordKind = {
  ...NOUN,
  right: OFFICIAL,
  removal: {},
  owners: ['hostUnit'],
  checks: [endsNotBefore('Platform', 'builtOn', 'endedOn')],
};
