import { Link } from '@tanstack/react-router';
import { ChartCard } from '../../charts/chart-card.tsx';
import { useAnswer } from '../../data/answer.ts';
import { compared, cut, grouped } from '../../figures/decimal-text.ts';
import { counted, money } from '../../figures/figures.ts';
import { CityMoneyAndDutiesDocument, type CityMoneyAndDutiesQuery } from '../../generated/operations.ts';
import { Shown } from '../../shell/notice.tsx';
import { ConsortiumLink } from '../consortium/consortium-link.tsx';
import { localeOf } from '../../words/language.ts';
import { useWords } from '../../words/words.tsx';

type Answered = CityMoneyAndDutiesQuery;
type MoneyGroup = NonNullable<Answered['fundingStatistics']>['nodes'][number];

/** The order in which money goes through them; they are never added up. */
const PHASES = ['REQUESTED', 'AWARDED', 'PAID'] as const;

/** Where the money of a place comes from, and what its consortia have to do. */
export function MoneyAndDuties({
  division,
  policy,
  on,
}: {
  readonly division: string;
  readonly policy: string;
  readonly on: string;
}) {
  const { language } = useWords();
  const answer = useAnswer(CityMoneyAndDutiesDocument, {
    divisions: [division],
    policy,
    on,
    locale: localeOf(language),
  });
  return (
    <Shown answer={answer} height={320}>
      {(data) => (
        <>
          <Duties answered={data} />
          <Money groups={data.fundingStatistics?.nodes ?? []} division={division} />
        </>
      )}
    </Shown>
  );
}

function Duties({ answered: { overdue, due } }: { readonly answered: Answered }) {
  const { say } = useWords();
  const late = overdue?.totalCount ?? 0;
  const next = [...(overdue?.nodes ?? []), ...(due?.nodes ?? [])].slice(0, 5);
  return (
    <section className="card span-6" aria-labelledby="duties">
      <h2 id="duties">{late > 0 ? say('city.overdue', { count: late }) : say('city.due')}</h2>
      {next.length === 0 && <p className="second">{say('city.noDuties')}</p>}
      <ul className="plain-list">
        {next.map(({ title, dueOn, state, forYear, consortium }) => (
          <li key={`${consortium.ref} ${title} ${dueOn} ${forYear}`}>
            <ConsortiumLink of={consortium} />
            <br />
            <span className={state === 'OVERDUE' ? 'fail' : 'second'}>
              {title}
              {dueOn !== null && ` · ${say('city.dueOn', { day: dueOn })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Money({ groups, division }: { readonly groups: readonly MoneyGroup[]; readonly division: string }) {
  const { say, label, language } = useWords();
  const known = groups.filter(({ amount }) => amount.sum !== null);
  const most = known.reduce(
    (before, { amount: { sum } }) => (compared(sum ?? '0', before) > 0 ? (sum ?? '0') : before),
    '0',
  );
  const paid = known.filter(({ key }) => key.phase === 'PAID' && key.source?.startsWith('FISCAL_'));
  const total = paid.reduce((sum, { amount }) => sum + toCents(amount.sum ?? '0'), 0n);
  const amountOf = (yuan: string | null) =>
    yuan === null ? say('value.unknown') : grouped(cut(yuan, 2, -4));
  return (
    <ChartCard
      className="span-6"
      title={
        paid.length === 0
          ? say('city.moneyFindingNone')
          : say('city.moneyFinding', { paid: money(fromCents(total), language) })
      }
      finding={`${say('city.money')} · ${say('city.moneyHead')}`}
      table={{
        heads: [say('chart.source'), say('column.phase'), say('chart.amount'), say('chart.count')],
        rows: groups.map(({ key, amount, count }) => [
          label('FundingSource', key.source ?? ''),
          label('FundingPhase', key.phase ?? ''),
          amountOf(amount.sum),
          String(count),
        ]),
      }}
      note={
        <>
          {say('city.phase.note')}{' '}
          <Link to="/fundings" search={{ division }}>
            {say('chart.records')}
          </Link>
        </>
      }
    >
      {PHASES.map((phase) => {
        const rows = groups.filter(({ key }) => key.phase === phase);
        if (rows.length === 0) return null;
        return (
          <table key={phase}>
            <caption className="second" style={{ textAlign: 'left' }}>
              {label('FundingPhase', phase)}
            </caption>
            <tbody>
              {rows.map(({ key, amount }) => (
                <tr key={key.source}>
                  <th scope="row" style={{ width: 112 }}>
                    {label('FundingSource', key.source ?? '')}
                  </th>
                  <td aria-hidden="true">
                    <div style={{ height: 16, width: widthOf(amount.sum, most), background: 'var(--bar)' }} />
                  </td>
                  <td className="number" style={{ width: 112 }}>
                    {amountOf(amount.sum)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </ChartCard>
  );
}

/** Only the length of a bar: the number beside it is exact. */
function widthOf(sum: string | null, most: string): string {
  if (sum === null || compared(most, '0') <= 0) return '0';
  return `${counted(Number((toCents(sum) * 100n) / toCents(most)))}%`;
}

const CENTS = 2;

function toCents(yuan: string): bigint {
  return BigInt(cut(yuan, CENTS, CENTS).split('.')[0] ?? '0');
}

function fromCents(cents: bigint): string {
  return cut(String(cents), CENTS, -CENTS);
}
