import { z } from 'zod';
import type { ChangeRequest } from '../../resolvers/changes/change.ts';
import { builder } from '../request/builder.ts';

const LONGEST_KEY = 200;
const LONGEST_REASON = 1000;

/** What every mutation of a record takes besides its input. */
export const requestArguments = builder.args((t) => ({
  idempotencyKey: t.string({
    description: `Your own name for this request, of at most ${LONGEST_KEY} characters (幂等键): sent again, it returns the first answer and changes nothing more.`,
    validate: z.string().min(1).max(LONGEST_KEY),
  }),
  reason: t.string({
    description: 'Why (变更原因); the history keeps it.',
    validate: z.string().max(LONGEST_REASON),
  }),
}));

/** What a mutation asks for, of its arguments. */
export function requestOf(
  mutation: string,
  input: unknown,
  {
    idempotencyKey = null,
    reason = null,
  }: { readonly idempotencyKey?: string | null | undefined; readonly reason?: string | null | undefined },
): ChangeRequest {
  return { mutation, input, idempotencyKey, reason };
}
