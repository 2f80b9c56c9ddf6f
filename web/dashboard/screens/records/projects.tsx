import { usePages } from '../../data/pages.ts';
import { cut, grouped } from '../../figures/decimal-text.ts';
import { ProjectsDocument, type ProjectsQuery } from '../../generated/operations.ts';
import { type ListView, projectsRoute } from '../../routes.tsx';
import { dayOf } from '../../shell/view.ts';
import { useWords } from '../../words/words.tsx';
import { ConsortiumLink } from '../consortium/consortium-link.tsx';
import { Choice } from './choice.tsx';
import { ListPage, PAGE_SIZE } from './list-page.tsx';
import { usePlaces } from './places.ts';
import type { Column } from './record-table.tsx';

type Row = ProjectsQuery['projects']['nodes'][number];

/** Research projects, with what they cost. */
export function Projects() {
  const { say, label } = useWords();
  const view = projectsRoute.useSearch();
  const navigate = projectsRoute.useNavigate();
  const change = (next: Partial<ListView>) =>
    navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const filter = { ...(view.division !== undefined && { divisions: [view.division] }) };
  const pages = usePages(ProjectsDocument, { first: PAGE_SIZE, filter }, ({ projects }) => projects);
  const unknown = say('value.unknown');
  const columns: readonly Column<Row>[] = [
    { head: say('column.name'), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
    {
      head: say('column.consortium'),
      cell: ({ consortium }) => (consortium ? <ConsortiumLink of={consortium} /> : say('value.none')),
    },
    { head: say('column.level'), cell: ({ level }) => (level ? label('ProjectLevel', level) : unknown) },
    { head: say('column.stage'), cell: ({ stage }) => (stage ? label('ProjectStage', stage) : unknown) },
    {
      head: say('column.totalCost'),
      isNumber: true,
      cell: ({ totalCost }) => (totalCost === null ? unknown : grouped(cut(totalCost, 2, -4))),
    },
    { head: say('column.begins'), cell: ({ startsOn }) => startsOn ?? unknown },
    { head: say('column.ends'), cell: ({ endsOn }) => endsOn ?? unknown },
  ];
  return (
    <ListPage
      title={say('list.projects')}
      filters={
        <Choice
          label={say('context.place')}
          values={usePlaces(dayOf(view))}
          chosen={view.division}
          choose={(division) => void change({ division })}
        />
      }
      exported={{ list: 'projects', parameters: { filter } }}
      pages={pages}
      columns={columns}
      onClear={() => void change({ division: undefined })}
    />
  );
}
