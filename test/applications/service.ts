import { z } from 'zod';
import { type KeyTerms, createApiKey } from '../../src/server/api-keys.ts';
import { serve } from '../server/test-server.ts';
import { createTestDatabase } from '../test-database.ts';

/** The mutations' answer about an application. */
const PAYLOAD = `application { id ref version stage ending submittedOn noticeEndsOn consortium { ref } }
  repeated userErrors { field code message(locale: EN) }`;
const outcome = z.object({
  application: z
    .object({
      id: z.string(),
      ref: z.string(),
      version: z.int(),
      stage: z.string(),
      ending: z.string().nullable(),
      submittedOn: z.string().nullable(),
      noticeEndsOn: z.string().nullable(),
      consortium: z.object({ ref: z.string() }).nullable(),
    })
    .nullable(),
  repeated: z.boolean(),
  userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string(), message: z.string() })),
});

/** What a mutation of an application answered. */
export interface Sent extends Partial<z.infer<typeof outcome>> {
  /** The codes of what is wrong with the request: of errors, or of its input. */
  readonly refusals: readonly string[];
}

const INPUTS: Readonly<Record<string, string>> = {
  draftApplication: 'DraftApplicationInput',
  changeApplication: 'ChangeApplicationInput',
  advanceApplication: 'AdvanceApplicationInput',
};

/** A service over HTTP whose day the test sets, with a key for each who takes part. */
export async function startService() {
  const { database, drop } = await createTestDatabase('graph');
  let now = new Date('2025-08-01T04:00:00Z');
  const service = await serve(database, {}, undefined, undefined, () => now);
  const keyOf = async (terms: Omit<KeyTerms, 'expiresAt'>) =>
    `Bearer ${await createApiKey(database, { ...terms, expiresAt: null })}`;
  const query = async (key: string | null, source: string, variables: object = {}) => {
    const headers = key === null ? {} : { authorization: key };
    return service.post({ query: source, variables }, headers);
  };
  return {
    database,
    keyOf,
    query,
    /** Sets the clock to noon of a day in Asia/Shanghai, or to an instant. */
    on: (time: string) => void (now = new Date(time.includes('T') ? time : `${time}T12:00:00+08:00`)),
    /** Sends one mutation about an application. */
    send: async (
      key: string | null,
      mutation: string,
      input: object,
      more: { readonly reason?: string; readonly key?: string } = {},
    ): Promise<Sent> => {
      const { data, codes } = await query(
        key,
        `mutation ($input: ${INPUTS[mutation] ?? 'MoveApplicationInput'}!, $key: String, $reason: String) {
          sent: ${mutation}(input: $input, idempotencyKey: $key, reason: $reason) { ${PAYLOAD} } }`,
        { input, key: more.key, reason: more.reason },
      );
      if (codes.length > 0) return { refusals: codes };
      const { sent } = z.object({ sent: outcome }).parse(data);
      return { ...sent, refusals: sent.userErrors.map(({ code }) => code) };
    },
    stop: async () => {
      await service.stop();
      await drop();
    },
  };
}

/** A service of {@link startService}. */
export type Service = Awaited<ReturnType<typeof startService>>;
