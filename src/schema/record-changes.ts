import { UNIT } from '../resolvers/records/unit.ts';
import { unitsById } from '../resolvers/unit.ts';
import { addRecordMutations } from './record-mutations.ts';
import { Unit } from './refs.ts';

addRecordMutations(UNIT, (t, options) =>
  t.field({
    ...options,
    type: Unit,
    resolve: async ({ recordId }, _, context) =>
      recordId === null ? null : ((await unitsById(context, null).load(recordId)) ?? null),
  }),
);
