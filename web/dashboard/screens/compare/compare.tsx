import { ChartCard } from '../../charts/chart-card.tsx';
import { IntervalPlot } from '../../charts/interval-plot.tsx';
import { useAnswer } from '../../data/answer.ts';
import { counted, percent, percentInterval } from '../../figures/figures.ts';
import { CitySharesDocument, type CitySharesQuery } from '../../generated/operations.ts';
import { compareRoute } from '../../routes.tsx';
import { Shown } from '../../shell/notice.tsx';
import { useTitle } from '../../shell/title.ts';
import { dayOf } from '../../shell/view.ts';
import { useWords } from '../../words/words.tsx';
import { Choice } from '../records/choice.tsx';
import { Difference } from './difference.tsx';

type Group = NonNullable<CitySharesQuery['consortiumGroupStatistics']>['nodes'][number];

/** The tiers in the order in which they are shown; what is of different tiers is not compared. */
const TIERS = ['PROVINCIAL', 'MUNICIPAL', 'COUNTY'] as const;

/** The same share over all cities, each tier apart, and whether two of them differ. */
export function Compare() {
  const { say, label } = useWords();
  const view = compareRoute.useSearch();
  const navigate = compareRoute.useNavigate();
  const on = dayOf(view);
  const measure = view.measure ?? 'IN_CITY_SHARE';
  const isInCity = measure === 'IN_CITY_SHARE';
  const answer = useAnswer(CitySharesDocument, { on, isInCity });
  useTitle(say('compare.title'));
  const name = say(isInCity ? 'city.share.inCity' : 'city.share.enterprise');
  return (
    <>
      <div className="heading">
        <h1>{say('compare.title')}</h1>
        <p className="second">{say('compare.note')}</p>
      </div>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={say('compare.measure')}
          none={say('city.share.inCity')}
          values={[{ value: 'ENTERPRISE_SHARE', label: say('city.share.enterprise') }]}
          chosen={isInCity ? undefined : measure}
          choose={(next) =>
            void navigate({
              search: (before) => ({
                ...before,
                measure: next === undefined ? undefined : 'ENTERPRISE_SHARE',
              }),
              replace: true,
            })
          }
        />
      </form>
      <Shown answer={answer} height={640}>
        {({ consortiumGroupStatistics }) => {
          const groups = consortiumGroupStatistics?.nodes ?? [];
          return (
            <div className="grid">
              {TIERS.map((tier) => {
                const ofTier = groups.filter(({ key }) => key.tier === tier && key.city);
                return (
                  ofTier.length > 0 && (
                    <TierCard
                      key={tier}
                      title={`${name} · ${label('ConsortiumTier', tier)}`}
                      groups={ofTier}
                    />
                  )
                );
              })}
              <Difference
                groups={groups.flatMap(({ key: { tier, city } }) => (tier && city ? [{ tier, city }] : []))}
                measure={measure}
                on={on}
              />
            </div>
          );
        }}
      </Shown>
    </>
  );
}

function TierCard({ title, groups }: { readonly title: string; readonly groups: readonly Group[] }) {
  const { say, label, language } = useWords();
  const known = groups.reduce((sum, group) => sum + (shareOf(group)?.nReported ?? 0), 0);
  const all = groups.reduce((sum, group) => sum + (shareOf(group)?.nTotal ?? 0), 0);
  const pooledOf = (group: Group) => {
    const share = shareOf(group);
    if (share?.pooled) return percent(share.pooled);
    if (share?.lower && share.upper) return percentInterval(share.lower, share.upper, language);
    return say('value.unknown');
  };
  const intervalOf = (group: Group) => {
    const interval = shareOf(group)?.interval;
    return interval?.lower && interval.upper
      ? percentInterval(interval.lower, interval.upper, language)
      : say('compare.noInterval');
  };
  return (
    <ChartCard
      title={title}
      finding={say('compare.finding', {
        cities: groups.length,
        known: counted(known),
        unknown: counted(all - known),
      })}
      table={{
        heads: [say('context.place'), say('compare.pooled'), say('compare.interval'), say('compare.known')],
        rows: groups.map((group) => [
          group.key.city?.name ?? '',
          pooledOf(group),
          intervalOf(group),
          `${shareOf(group)?.nReported ?? 0}/${shareOf(group)?.nTotal ?? 0}`,
        ]),
      }}
      note={say('compare.interval.note')}
    >
      <div className="scroll" tabIndex={0} role="region" aria-label={`${title} · ${say('chart.chart')}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('context.place')}</th>
              <th scope="col" style={{ width: '50%', minWidth: 160 }}>
                0%–100%
              </th>
              <th scope="col" className="number">
                {say('compare.pooled')}
              </th>
              <th scope="col" className="number">
                {say('compare.known')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key.city?.code}>
                <th scope="row" lang="zh-CN">
                  {group.key.city?.name}
                </th>
                <td>
                  <IntervalPlot
                    label={intervalOf(group)}
                    at={shareOf(group)?.pooled ?? undefined}
                    from={shareOf(group)?.interval.lower ?? shareOf(group)?.lower ?? undefined}
                    to={shareOf(group)?.interval.upper ?? shareOf(group)?.upper ?? undefined}
                  />
                  {group.comparability.filter(isWithinTier).map((hindrance) => (
                    <p key={hindrance} className="second" style={{ margin: 0 }}>
                      {label('ComparabilityHindrance', hindrance)}
                    </p>
                  ))}
                </td>
                <td className="number">
                  {pooledOf(group)}
                  {shareOf(group)?.status === 'ESTIMATED' && ` ${say('city.estimated')}`}
                </td>
                <td className="number">
                  {shareOf(group)?.nReported}/{shareOf(group)?.nTotal}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartCard>
  );
}

/** Tiers stand apart on this screen. */
function isWithinTier(hindrance: Group['comparability'][number]): boolean {
  return hindrance !== 'TIERS_DIFFER';
}

function shareOf({ inCityShare, enterpriseShare }: Group) {
  return inCityShare ?? enterpriseShare;
}
