import type { Context } from '../../resolvers/request/context.ts';
import { isShown } from '../../resolvers/nouns/node.ts';
import { RECORD_KINDS } from '../../resolvers/changes/records/kinds.ts';
import { rowsByIdOf } from '../nouns/node.ts';
import { recordRefOf } from '../nouns/refs.ts';
import { addRecordMutations } from './record-mutations.ts';

/** The record that a change made or changed, for whoever sees such records. */
async function shown(context: Context, type: string, id: number): Promise<{ readonly id: number } | null> {
  return (await isShown(context, type, id))
    ? ((await rowsByIdOf(type)(context, null).load(id)) ?? null)
    : null;
}

for (const kind of RECORD_KINDS) {
  addRecordMutations(kind, (t, options) =>
    t.field({
      ...options,
      type: recordRefOf(kind.name),
      resolve: ({ recordId }, _, context) => (recordId === null ? null : shown(context, kind.name, recordId)),
    }),
  );
}
