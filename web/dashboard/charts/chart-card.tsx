import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { type ChartTable, csvOf } from './table-text.ts';

/** A chart with what it found as its title, and its figures as a table and as a file. */
export function ChartCard({
  title,
  finding,
  table,
  note,
  className,
  children,
}: {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly finding: ReactNode;
  readonly table: ChartTable;
  /** By which policy, and whatever else is to be known. */
  readonly note?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { say } = useWords();
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  return (
    <section className={`card ${className ?? ''}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="second">{finding}</p>
      {isTable ? <Figures label={`${title} · ${say('chart.table')}`} table={table} /> : children}
      {note !== undefined && <p className="second">{note}</p>}
      <div className="chart-tools">
        <Button
          variant="default"
          size="compact-sm"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          {say(isTable ? 'chart.chart' : 'chart.table')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => save(csvOf(table), `${title}.csv`)}>
          {say('chart.csv')}
        </Button>
      </div>
    </section>
  );
}

function Figures({ label, table: { heads, rows } }: { readonly label: string; readonly table: ChartTable }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join('|')}>
              {cells.map((cell, at) => (
                <td key={heads[at]} className={at === 0 ? undefined : 'number'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
