import { usePages } from '../../data/pages.ts';
import { UnitsDocument, type UnitsQuery } from '../../generated/operations.ts';
import { type ListView, unitsRoute } from '../../routes.tsx';
import { dayOf } from '../../shell/view.ts';
import { choicesOf, valueOf } from '../../words/values.ts';
import { useWords } from '../../words/words.tsx';
import { ConsortiumLink } from '../consortium/consortium-link.tsx';
import { Choice } from './choice.tsx';
import { ListPage, PAGE_SIZE } from './list-page.tsx';
import { usePlaces } from './places.ts';
import type { Column } from './record-table.tsx';

type Row = UnitsQuery['units']['nodes'][number];

/** Units, with the consortia that they are in. */
export function Units() {
  const words = useWords();
  const { say, label } = words;
  const view = unitsRoute.useSearch();
  const navigate = unitsRoute.useNavigate();
  const on = dayOf(view);
  const change = (next: Partial<ListView>) =>
    navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const kind = valueOf('UnitKind', view.kind);
  const qualification = valueOf('QualificationKind', view.qualification);
  const filter = {
    ...(view.division !== undefined && { divisions: [view.division] }),
    ...(kind && { kinds: [kind] }),
    ...(qualification && { qualifications: [qualification] }),
  };
  const orderBy = { field: 'NAME', direction: view.down === true ? 'DESC' : 'ASC' } as const;
  const pages = usePages(
    UnitsDocument,
    { first: PAGE_SIZE, search: view.q ?? null, filter, orderBy, on },
    ({ units }) => units,
  );
  const columns: readonly Column<Row>[] = [
    {
      head: say('column.name'),
      order: { isDown: view.down === true, choose: () => void change({ down: view.down !== true }) },
      cell: ({ name }) => <span lang="zh-CN">{name}</span>,
    },
    {
      head: say('column.kind'),
      cell: (row) => (row.kind ? label('UnitKind', row.kind) : say('value.unknown')),
    },
    {
      head: say('column.registered'),
      cell: ({ registeredDivision }) =>
        registeredDivision ? <span lang="zh-CN">{registeredDivision.name}</span> : say('value.unknown'),
    },
    { head: say('column.code'), cell: ({ creditCode }) => creditCode ?? say('value.unknown') },
    {
      head: say('column.consortium'),
      cell: ({ memberships: { nodes, totalCount } }) => (
        <>
          {nodes.map(({ consortium }, at) => (
            <span key={consortium.ref}>
              {at > 0 && ' · '}
              <ConsortiumLink of={consortium} />
            </span>
          ))}
          {totalCount > nodes.length && ` +${totalCount - nodes.length}`}
        </>
      ),
    },
  ];
  return (
    <ListPage
      title={say('list.units')}
      search={{ text: view.q, change: (q) => void change({ q }) }}
      filters={
        <>
          <Choice
            label={say('context.place')}
            values={usePlaces(on)}
            chosen={view.division}
            choose={(division) => void change({ division })}
          />
          <Choice
            label={say('list.filter.kind')}
            values={choicesOf('UnitKind', words)}
            chosen={kind}
            choose={(next) => void change({ kind: next })}
          />
          <Choice
            label={say('list.filter.qualification')}
            values={choicesOf('QualificationKind', words)}
            chosen={qualification}
            choose={(next) => void change({ qualification: next })}
          />
        </>
      }
      exported={{ list: 'units', parameters: { search: view.q, filter, orderBy } }}
      pages={pages}
      columns={columns}
      onClear={() =>
        void change({ q: undefined, division: undefined, kind: undefined, qualification: undefined })
      }
    />
  );
}
