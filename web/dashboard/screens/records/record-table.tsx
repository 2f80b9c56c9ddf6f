import { useVirtualizer } from '@tanstack/react-virtual';
import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Pages } from '../../data/pages.ts';
import { Shown } from '../../shell/notice.tsx';
import { useWords } from '../../words/words.tsx';

/** A column of a list. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Undefined for what the list cannot be ordered by. */
  readonly order?: { readonly isDown: boolean | undefined; readonly choose: () => void };
}

const ROW_HEIGHT = 40;
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

/** A list as a table that fetches on while it is scrolled; only the rows in sight are drawn. */
export function RecordTable<Row extends { readonly ref: string }>({
  label,
  pages,
  columns,
  whenEmpty,
}: {
  readonly label: string;
  readonly pages: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  readonly whenEmpty: ReactNode;
}) {
  const { say } = useWords();
  const { rows, total, hasMore, more, answer } = pages;
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD) more();
  });
  const above = shown[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className="records">
      <Shown answer={answer} height={480}>
        {() =>
          total === 0 ? (
            <div className="card">{whenEmpty}</div>
          ) : (
            <div className="rows" ref={box} tabIndex={0} role="region" aria-label={label}>
              <table aria-rowcount={(total ?? rows.length) + 1}>
                <thead>
                  <tr aria-rowindex={1}>
                    {columns.map(({ head, isNumber, order }) => (
                      <th
                        key={head}
                        scope="col"
                        className={isNumber ? 'number' : undefined}
                        aria-sort={sortOf(order?.isDown)}
                      >
                        {order ? (
                          <button type="button" className="head" onClick={order.choose}>
                            {head}
                            <span aria-hidden="true">
                              {order.isDown === undefined ? '' : order.isDown ? ' ▼' : ' ▲'}
                            </span>
                          </button>
                        ) : (
                          head
                        )}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
                  {shown.map(({ index }) => {
                    const row = rows[index];
                    if (row === undefined) return null;
                    return (
                      <tr key={row.ref} aria-rowindex={index + 2}>
                        {columns.map(({ head, cell, isNumber }) => (
                          <td key={head} className={isNumber ? 'number' : undefined}>
                            {cell(row)}
                          </td>
                        ))}
                      </tr>
                    );
                  })}
                  {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
                </tbody>
              </table>
              {hasMore && (
                <div role="status" aria-label={say('list.more')}>
                  <Skeleton height={ROW_HEIGHT} />
                </div>
              )}
            </div>
          )
        }
      </Shown>
    </div>
  );
}

function sortOf(isDown: boolean | undefined): 'ascending' | 'descending' | undefined {
  if (isDown === undefined) return undefined;
  return isDown ? 'descending' : 'ascending';
}
