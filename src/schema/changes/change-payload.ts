import type { ChangeOutcome } from '../../resolvers/changes/change.ts';
import type { builder } from '../request/builder.ts';
import { UserError } from '../request/user-error.ts';

type PayloadBuilder<Outcome> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Outcome
>;

/** What every payload of a change tells beside the record. */
export function outcomeFields<Outcome extends Pick<ChangeOutcome, 'repeated' | 'userErrors'>>(
  t: PayloadBuilder<Outcome>,
) {
  return {
    repeated: t.boolean({
      description: 'Whether this is the answer to an earlier request with the same key (是否重复请求).',
      resolve: ({ repeated }) => repeated,
    }),
    userErrors: t.field({
      type: [UserError],
      description: 'What is wrong with the input, or stands in the way (输入错误); then nothing was changed.',
      resolve: ({ userErrors }) => [...userErrors],
    }),
  };
}
