import { type CombinedError, useQuery, type AnyVariables, type TypedDocumentNode } from 'urql';
import { useEffect, useState } from 'react';

/** Why an answer is not there, or is old. */
export interface Failure {
  readonly kind: 'BUSY' | 'LIMITED' | 'REFUSED' | 'UNREACHABLE';
  /** After so many seconds it is asked for again by itself; undefined where asking again is of no use. */
  readonly retryIn: number | undefined;
  /** What the service said, where it said anything. */
  readonly message: string | undefined;
}

/** An answer on its way, come, or failed; what came before stays while a new one is waited for. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly isLoading: boolean;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

const RETRY_SECONDS = 5;

/** Asks a published operation, and asks again by itself where the service was away. */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false }: { readonly pause?: boolean } = {},
): Answer<Data> {
  const [{ data, fetching, error, stale }, execute] = useQuery({ query, variables, pause });
  const [kept, keep] = useState<Data>();
  useEffect(() => {
    if (data !== undefined) keep(() => data);
  }, [data]);
  const failure = error && failureOf(error);
  const retry = () => execute({ requestPolicy: 'network-only' });
  const seconds = fetching ? undefined : failure?.retryIn;
  useEffect(() => {
    if (seconds === undefined) return undefined;
    const timer = setTimeout(retry, seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, error]);
  return {
    data: data ?? (fetching || failure ? kept : undefined),
    isLoading: fetching || stale,
    failure,
    retry,
  };
}

function failureOf({ networkError, graphQLErrors, response }: CombinedError): Failure {
  const status = response instanceof Response ? response.status : undefined;
  const waits = response instanceof Response ? Number(response.headers.get('retry-after')) : 0;
  const retryIn = waits > 0 ? waits : RETRY_SECONDS;
  const [first] = graphQLErrors;
  const code = first?.extensions['code'];
  if (status === 429 || code === 'RATE_LIMITED') return { kind: 'LIMITED', retryIn, message: first?.message };
  if (status === 503 || code === 'DATABASE_UNAVAILABLE' || code === 'BUSY') {
    return { kind: 'BUSY', retryIn, message: first?.message };
  }
  if (networkError) return { kind: 'UNREACHABLE', retryIn, message: undefined };
  return { kind: 'REFUSED', retryIn: undefined, message: first?.message };
}
