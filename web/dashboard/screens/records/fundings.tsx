import { usePages } from '../../data/pages.ts';
import { cut, grouped } from '../../figures/decimal-text.ts';
import { FundingsDocument, type FundingsQuery } from '../../generated/operations.ts';
import { fundingsRoute, type ListView } from '../../routes.tsx';
import { dayOf } from '../../shell/view.ts';
import { choicesOf, valueOf } from '../../words/values.ts';
import { useWords } from '../../words/words.tsx';
import { ConsortiumLink } from '../consortium/consortium-link.tsx';
import { Choice } from './choice.tsx';
import { ListPage, PAGE_SIZE } from './list-page.tsx';
import { usePlaces } from './places.ts';
import type { Column } from './record-table.tsx';

type Row = FundingsQuery['fundings']['nodes'][number];

/** Money of projects: from whom, to whom, and how far it has come. */
export function Fundings() {
  const words = useWords();
  const { say, label } = words;
  const view = fundingsRoute.useSearch();
  const navigate = fundingsRoute.useNavigate();
  const change = (next: Partial<ListView>) =>
    navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const phase = valueOf('FundingPhase', view.phase);
  const source = valueOf('FundingSource', view.source);
  const filter = {
    ...(view.division !== undefined && { divisions: [view.division] }),
    ...(phase && { phases: [phase] }),
    ...(source && { sources: [source] }),
  };
  const pages = usePages(FundingsDocument, { first: PAGE_SIZE, filter }, ({ fundings }) => fundings);
  const columns: readonly Column<Row>[] = [
    { head: say('column.project'), cell: ({ project }) => <span lang="zh-CN">{project.name}</span> },
    {
      head: say('column.consortium'),
      cell: ({ project: { consortium } }) =>
        consortium ? <ConsortiumLink of={consortium} /> : say('value.none'),
    },
    { head: say('column.source'), cell: (row) => label('FundingSource', row.source) },
    { head: say('column.phase'), cell: (row) => label('FundingPhase', row.phase) },
    { head: say('column.amount'), isNumber: true, cell: ({ amount }) => grouped(cut(amount, 2, -4)) },
    { head: say('column.year'), isNumber: true, cell: ({ year }) => year ?? say('value.unknown') },
    {
      head: say('column.recipient'),
      cell: ({ recipient }) =>
        recipient ? <span lang="zh-CN">{recipient.name}</span> : say('value.unknown'),
    },
  ];
  return (
    <ListPage
      title={say('list.fundings')}
      filters={
        <>
          <Choice
            label={say('context.place')}
            values={usePlaces(dayOf(view))}
            chosen={view.division}
            choose={(division) => void change({ division })}
          />
          <Choice
            label={say('list.filter.phase')}
            values={choicesOf('FundingPhase', words)}
            chosen={phase}
            choose={(next) => void change({ phase: next })}
          />
          <Choice
            label={say('list.filter.source')}
            values={choicesOf('FundingSource', words)}
            chosen={source}
            choose={(next) => void change({ source: next })}
          />
        </>
      }
      exported={{ list: 'fundings', parameters: { filter } }}
      pages={pages}
      columns={columns}
      onClear={() => void change({ division: undefined, phase: undefined, source: undefined })}
    />
  );
}
