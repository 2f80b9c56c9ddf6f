import { type AnyVariables, type TypedDocumentNode } from 'urql';
import { useEffect, useRef, useState } from 'react';
import { type Answer, useAnswer } from './answer.ts';

/** What a list answers a page of. */
interface PageOf<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Row[];
}

/** The rows of a list as far as they have come. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly hasMore: boolean;
  /** Asks for the page behind the last row, unless it is on its way. */
  readonly more: () => void;
  readonly answer: Answer<unknown>;
}

/** Pages through a list from its beginning; a list that is asked for otherwise begins anew. */
export function usePages<Data, Variables extends AnyVariables & { after?: string | null | undefined }, Row>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pageOf: (data: Data) => PageOf<Row>,
): Pages<Row> {
  const list = JSON.stringify(variables);
  const [place, setPlace] = useState<{ list: string; after: string | undefined }>({ list, after: undefined });
  const before = useRef<{ list: string; pages: Map<string, PageOf<Row>> }>({ list, pages: new Map() });
  if (before.current.list !== list) before.current = { list, pages: new Map() };
  const after = place.list === list ? place.after : undefined;
  const answer = useAnswer(query, { ...variables, after });
  const { data, isLoading, failure } = answer;
  const [, redraw] = useState(0);
  useEffect(() => {
    if (data === undefined || isLoading || failure) return;
    before.current.pages.set(after ?? '', pageOf(data));
    redraw((count) => count + 1);
  }, [data, isLoading, failure, list, after]);
  const pages = [...before.current.pages.values()];
  const last = pages.at(-1);
  return {
    rows: pages.flatMap(({ nodes }) => nodes),
    total: last?.totalCount,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more() {
      const next = last?.pageInfo.endCursor ?? undefined;
      if (last?.pageInfo.hasNextPage && !isLoading && next !== after) setPlace({ list, after: next });
    },
    answer: { ...answer, data: pages.length > 0 ? pages : undefined },
  };
}
