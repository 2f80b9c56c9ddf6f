import { usePages } from '../../data/pages.ts';
import { percent, percentInterval } from '../../figures/figures.ts';
import { ConsortiaDocument, type ConsortiaQuery } from '../../generated/operations.ts';
import { consortiaRoute, type ListView } from '../../routes.tsx';
import { dayOf } from '../../shell/view.ts';
import { choicesOf, valueOf, type ValueOf } from '../../words/values.ts';
import { useWords } from '../../words/words.tsx';
import { ConsortiumLink } from '../consortium/consortium-link.tsx';
import { Choice } from './choice.tsx';
import { ListPage, PAGE_SIZE } from './list-page.tsx';
import { usePlaces } from './places.ts';
import type { Column } from './record-table.tsx';

type Row = ConsortiaQuery['consortia']['nodes'][number];

/** Consortia: who they are, and the numbers that policies ask for. */
export function Consortia() {
  const words = useWords();
  const { say, label, language } = words;
  const view = consortiaRoute.useSearch();
  const navigate = consortiaRoute.useNavigate();
  const on = dayOf(view);
  const change = (next: Partial<ListView>) =>
    navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const tier = valueOf('ConsortiumTier', view.tier);
  const field = valueOf('ConsortiumOrderField', view.sort) ?? 'NAME';
  const filter = {
    ...(view.division !== undefined && { divisions: [view.division] }),
    ...(tier && { tiers: [tier] }),
  };
  const orderBy = { field, direction: view.down === true ? 'DESC' : 'ASC' } as const;
  const pages = usePages(
    ConsortiaDocument,
    { first: PAGE_SIZE, search: view.q ?? null, filter, orderBy, on },
    ({ consortia }) => consortia,
  );
  const order = (by: ValueOf<'ConsortiumOrderField'>) => ({
    isDown: field === by ? view.down === true : undefined,
    choose: () => void change({ sort: by, down: field === by ? view.down !== true : false }),
  });
  const share = ({ value, lower, upper }: Row['inCityShare']) =>
    value !== null
      ? percent(value)
      : lower !== null && upper !== null
        ? percentInterval(lower, upper, language)
        : say('value.unknown');
  const columns: readonly Column<Row>[] = [
    {
      head: say('column.name'),
      order: order('NAME'),
      cell: (row) => <ConsortiumLink of={row} />,
    },
    {
      head: say('column.lead'),
      cell: ({ lead }) => (lead ? <span lang="zh-CN">{lead.name}</span> : say('value.none')),
    },
    { head: say('column.place'), cell: ({ division }) => <span lang="zh-CN">{division.name}</span> },
    { head: say('column.tier'), cell: (row) => label('ConsortiumTier', row.tier) },
    {
      head: say('column.stage'),
      cell: ({ stage }) => (stage ? label('Stage', stage) : say('value.unknown')),
    },
    {
      head: say('column.members'),
      isNumber: true,
      order: order('MEMBER_COUNT'),
      cell: ({ memberCount }) => memberCount,
    },
    {
      head: say('column.inCity'),
      isNumber: true,
      order: order('IN_CITY_SHARE'),
      cell: ({ inCityShare }) => share(inCityShare),
    },
    {
      head: say('column.enterprise'),
      isNumber: true,
      order: order('ENTERPRISE_SHARE'),
      cell: ({ enterpriseShare }) => share(enterpriseShare),
    },
    {
      head: say('column.intensity'),
      isNumber: true,
      order: order('RD_INTENSITY'),
      cell: ({ rdIntensity: { value } }) => (value === null ? say('value.unknown') : percent(value)),
    },
  ];
  return (
    <ListPage
      title={say('list.consortia')}
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
            label={say('list.filter.tier')}
            values={choicesOf('ConsortiumTier', words)}
            chosen={tier}
            choose={(next) => void change({ tier: next })}
          />
        </>
      }
      exported={{ list: 'consortia', parameters: { search: view.q, filter, orderBy } }}
      pages={pages}
      columns={columns}
      onClear={() => void change({ q: undefined, division: undefined, tier: undefined })}
    />
  );
}
