import { Button, Menu, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Pages } from '../../data/pages.ts';
import { counted } from '../../figures/figures.ts';
import { useTitle } from '../../shell/title.ts';
import { useWords } from '../../words/words.tsx';
import { type Column, RecordTable } from './record-table.tsx';

const FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet'] as const;
/** Nobody is asked for each letter that is typed. */
const TYPING_MS = 300;
/** So many rows come at once. */
export const PAGE_SIZE = 50;

/** A list of records: search, filters, the rows, and all of them as a file. */
export function ListPage<Row extends { readonly ref: string }>({
  title,
  search,
  filters,
  exported,
  pages,
  columns,
  onClear,
}: {
  readonly title: string;
  readonly search?: {
    readonly text: string | undefined;
    readonly change: (text: string | undefined) => void;
  };
  readonly filters: ReactNode;
  /** The list as exports call it, and what it is narrowed to. */
  readonly exported: { readonly list: string; readonly parameters: Readonly<Record<string, unknown>> };
  readonly pages: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  readonly onClear: () => void;
}) {
  const { say } = useWords();
  const { total } = pages;
  useTitle(title);
  return (
    <>
      <div className="heading">
        <h1>{title}</h1>
        {total !== undefined && (
          <p className="second" role="status">
            {say('list.total', { count: counted(total) })}
          </p>
        )}
      </div>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        {search && <SearchInput {...search} />}
        {filters}
        {total !== undefined && total > 0 && (
          <Menu>
            <Menu.Target>
              <Button variant="filled">{say('list.download', { count: counted(total) })}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {FORMATS.map((format) => (
                <Menu.Item key={format} component="a" href={addressOf(exported, format)} download>
                  {format.toUpperCase()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </form>
      <RecordTable
        label={title}
        pages={pages}
        columns={columns}
        whenEmpty={
          <>
            <p>{say('list.none')}</p>
            <Button variant="default" onClick={onClear}>
              {say('list.clear')}
            </Button>
          </>
        }
      />
    </>
  );
}

function SearchInput({
  text,
  change,
}: {
  readonly text: string | undefined;
  readonly change: (text: string | undefined) => void;
}) {
  const { say } = useWords();
  const [written, write] = useState(text ?? '');
  useEffect(() => write(text ?? ''), [text]);
  useEffect(() => {
    if (written.trim() === (text ?? '')) return undefined;
    const timer = setTimeout(() => change(written.trim() === '' ? undefined : written.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return (
    <TextInput
      type="search"
      label={say('list.search')}
      placeholder={say('list.searchHint')}
      value={written}
      maxLength={200}
      w={280}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
  );
}

function addressOf(
  { list, parameters }: { readonly list: string; readonly parameters: Readonly<Record<string, unknown>> },
  format: (typeof FORMATS)[number],
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  // Spreadsheets take UTF-8 for what it is only with this.
  if (format === 'csv') search.set('bom', '1');
  const text = search.toString();
  return `/export/${list}.${format}${text === '' ? '' : `?${text}`}`;
}
