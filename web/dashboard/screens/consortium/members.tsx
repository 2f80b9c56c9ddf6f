import { usePages } from '../../data/pages.ts';
import { dayInWords } from '../../figures/figures.ts';
import { ConsortiumMembersDocument, type ConsortiumMembersQuery } from '../../generated/operations.ts';
import { useWords } from '../../words/words.tsx';
import { type Column, RecordTable } from '../records/record-table.tsx';

type Row = NonNullable<ConsortiumMembersQuery['consortium']>['members']['nodes'][number];

const PAGE_SIZE = 50;
const NO_MEMBERS = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };

/** Who is in a consortium on the day, in which role, and where in the chain. */
export function Members({
  of,
  on,
  isPartial,
}: {
  readonly of: string;
  readonly on: string;
  readonly isPartial: boolean;
}) {
  const { say, label, language } = useWords();
  const pages = usePages(ConsortiumMembersDocument, { ref: of, on, first: PAGE_SIZE }, ({ consortium }) => ({
    ...(consortium?.members ?? NO_MEMBERS),
    nodes: (consortium?.members.nodes ?? []).map((member) => ({ ...member, ref: member.id })),
  }));
  const unknown = say('value.unknown');
  const columns: readonly Column<Row & { readonly ref: string }>[] = [
    { head: say('column.name'), cell: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
    { head: say('member.role'), cell: ({ role }) => label('MemberRole', role) },
    { head: say('column.kind'), cell: ({ unit: { kind } }) => (kind ? label('UnitKind', kind) : unknown) },
    {
      head: say('member.position'),
      cell: ({ chainPosition }) => (chainPosition ? label('ChainPosition', chainPosition) : unknown),
    },
    {
      head: say('column.registered'),
      cell: ({ unit: { registeredDivision } }) =>
        registeredDivision ? <span lang="zh-CN">{registeredDivision.name}</span> : unknown,
    },
    {
      head: say('member.joined'),
      cell: ({ joinedOn, leftOn }) => (
        <>
          {joinedOn ?? unknown}
          {leftOn !== null && ` · ${say('member.left', { day: leftOn })}`}
        </>
      ),
    },
  ];
  return (
    <>
      <h2>{say('consortium.membersFinding', { count: pages.total ?? 0, day: dayInWords(on, language) })}</h2>
      {isPartial && <p className="unknown">{say('consortium.partial')}</p>}
      <RecordTable
        label={say('consortium.members')}
        pages={pages}
        columns={columns}
        whenEmpty={<p>{say('list.none')}</p>}
      />
    </>
  );
}
