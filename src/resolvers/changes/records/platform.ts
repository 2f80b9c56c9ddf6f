import { PLATFORM as NOUN } from '../../../model/platform.ts';
import { endsNotBefore } from './period-check.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of platforms, which authorities recognise. */
export const PLATFORM: RecordKind = {
  ...NOUN,
  right: OFFICIAL,
  end: {
    column: 'endedOn',
    means: { zh: '撤销日期', en: 'The first day on which it is no longer recognised' },
  },
  removal: {},
  owners: ['hostUnit'],
  checks: [endsNotBefore('Platform', 'builtOn', 'endedOn')],
};
