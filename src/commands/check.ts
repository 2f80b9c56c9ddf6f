import { execute, parse } from 'graphql';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { POLICIES_DIRECTORY } from '../package-files.ts';
import { loadPolicies } from '../policy/load.ts';
import { createContext } from '../resolvers/request/context.ts';
import { divisionByCode } from '../resolvers/nouns/division.ts';
import { administrator } from '../resolvers/request/viewer.ts';
import { buildSchema } from '../schema/schema.ts';

/** What is checked, against which policy and when. */
export interface CheckOptions {
  readonly policy: string;
  readonly on: CalendarDate | undefined;
  /** Only consortia of this division; without it, those of the policy's. */
  readonly division: string | undefined;
}

/** That a check cannot be made, in words for whoever asked. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}

const PAGE_SIZE = 100;

const POLICY = parse('query ($policy: String!) { policy(key: $policy) { tier division { code } } }');
const PAGE =
  parse(`query ($policy: String!, $on: Date, $filter: ConsortiumFilter!, $first: Int!, $after: String) {
  consortia(first: $first, after: $after, filter: $filter) {
    pageInfo { hasNextPage endCursor }
    nodes { ref name compliance(policy: $policy, on: $on) {
      verdict missingFacts checks { rule { id } outcome actual threshold }
    } }
  }
}`);

const policyAnswer = z.object({
  policy: z.object({ tier: z.string(), division: z.object({ code: z.string() }) }).nullable(),
});
const reportSchema = z.object({
  verdict: z.string(),
  missingFacts: z.array(z.string()),
  checks: z.array(
    z.object({
      rule: z.object({ id: z.string() }),
      outcome: z.string(),
      actual: z.string().nullable(),
      threshold: z.string().nullable(),
    }),
  ),
});
const pageAnswer = z.object({
  consortia: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ ref: z.string(), name: z.string(), compliance: z.array(reportSchema) })),
  }),
});

/** A consortium with its report. */
export type CheckedConsortium = { readonly ref: string; readonly name: string } & z.infer<
  typeof reportSchema
>;

/** Checks every consortium that a policy covers, page by page, as the API would answer an administrator. */
export async function* checkConsortia(
  database: Database,
  { policy, on, division }: CheckOptions,
  now: Date,
): AsyncGenerator<CheckedConsortium> {
  const schema = buildSchema();
  const policies = loadPolicies(POLICIES_DIRECTORY);
  const contextNow = () => createContext({ database, policies, viewer: administrator('atlas check'), now });
  const ask = async (document: typeof PAGE, variables: Record<string, unknown>): Promise<unknown> => {
    const contextValue = contextNow();
    const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue });
    if (errors?.[0]?.extensions['code'] !== undefined) throw new CheckError(errors[0].message);
    if (errors?.[0] !== undefined) throw errors[0].originalError ?? errors[0];
    return data;
  };

  const known = policyAnswer.parse(await ask(POLICY, { policy }));
  if (known.policy === null) {
    const keys = policies.all().map(({ key }) => key);
    throw new CheckError(`there is no policy ${policy}; there are ${keys.join(', ')}`);
  }
  if (division !== undefined && (await divisionByCode(contextNow(), division)) === null) {
    throw new CheckError(`there is no division ${division}; give the code of one, such as 330300`);
  }
  const filter = { divisions: [division ?? known.policy.division.code], tiers: [known.policy.tier] };
  let after: string | null = null;
  do {
    const variables = { policy, on: on ?? null, filter, first: PAGE_SIZE, after };
    const { consortia }: z.infer<typeof pageAnswer> = pageAnswer.parse(await ask(PAGE, variables));
    for (const { ref, name, compliance } of consortia.nodes) {
      for (const report of compliance) yield { ref, name, ...report };
    }
    after = consortia.pageInfo.hasNextPage ? consortia.pageInfo.endCursor : null;
  } while (after !== null);
}

/** A checked consortium as a line: ref, verdict, name, and what fails or is not known. */
export function checkLine({ ref, name, verdict, checks, missingFacts }: CheckedConsortium): string {
  const failing = checks.filter(({ outcome }) => outcome === 'FAIL');
  const why = [
    ...failing.map(
      ({ rule, actual, threshold }) => `${rule.id}: ${actual ?? 'unknown'} against ${threshold ?? 'none'}`,
    ),
    ...(missingFacts.length === 0 ? [] : [`not known: ${missingFacts.join(', ')}`]),
  ];
  return [ref, verdict, name, ...why].join('\t');
}
