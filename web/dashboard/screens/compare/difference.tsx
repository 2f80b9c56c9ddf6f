import { useAnswer } from '../../data/answer.ts';
import { compared, cut } from '../../figures/decimal-text.ts';
import { percent } from '../../figures/figures.ts';
import { CityDifferenceDocument, type CityDifferenceQuery } from '../../generated/operations.ts';
import { compareRoute } from '../../routes.tsx';
import { Shown } from '../../shell/notice.tsx';
import type { ValueOf } from '../../words/values.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { Choice } from '../records/choice.tsx';

/** Two groups that differ by chance differ so much once in twenty times. */
const SIGNIFICANT = '0.05';

interface CityOfTier {
  readonly tier: ValueOf<'ConsortiumTier'>;
  readonly city: { readonly code: string; readonly name: string };
}

/** Whether two cities that somebody picks differ, as a sentence. */
export function Difference({
  groups,
  measure,
  on,
}: {
  readonly groups: readonly CityOfTier[];
  readonly measure: 'IN_CITY_SHARE' | 'ENTERPRISE_SHARE';
  readonly on: string;
}) {
  const { say, label } = useWords();
  const view = compareRoute.useSearch();
  const navigate = compareRoute.useNavigate();
  const first = groups.find((each) => keyOf(each) === view.a);
  const second = groups.find((each) => keyOf(each) === view.b && each.tier === first?.tier);
  const choices = (of: readonly CityOfTier[]) =>
    of.map((each) => ({
      value: keyOf(each),
      label: `${each.city.name} · ${label('ConsortiumTier', each.tier)}`,
    }));
  return (
    <section className="card" aria-labelledby="difference">
      <h2 id="difference">{say('compare.difference')}</h2>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={say('compare.first')}
          none={say('compare.pick')}
          values={choices(groups)}
          chosen={first && keyOf(first)}
          choose={(a) =>
            void navigate({ search: (before) => ({ ...before, a, b: undefined }), replace: true })
          }
        />
        <Choice
          label={say('compare.second')}
          none={say('compare.pick')}
          values={choices(groups.filter((each) => each.tier === first?.tier && each !== first))}
          chosen={second && keyOf(second)}
          choose={(b) => void navigate({ search: (before) => ({ ...before, b }), replace: true })}
        />
      </form>
      {first && second ? (
        <Tested first={first} second={second} measure={measure} on={on} />
      ) : (
        <p className="second">{say('compare.pickTwo')}</p>
      )}
    </section>
  );
}

function Tested({
  first,
  second,
  measure,
  on,
}: {
  readonly first: CityOfTier;
  readonly second: CityOfTier;
  readonly measure: 'IN_CITY_SHARE' | 'ENTERPRISE_SHARE';
  readonly on: string;
}) {
  const words = useWords();
  const { say, label } = words;
  const answer = useAnswer(CityDifferenceDocument, {
    first: first.city.code,
    second: second.city.code,
    tier: first.tier,
    on,
    measure,
  });
  return (
    <Shown answer={answer} height={80}>
      {({ consortiumGroupComparison: comparison }) =>
        comparison === null ? (
          <p>{say('value.unknown')}</p>
        ) : (
          <div role="status">
            <p>{inWords(comparison, [first, second], words)}</p>
            {comparison.comparability.map((hindrance) => (
              <p key={hindrance} className="deviating">
                {label('ComparabilityHindrance', hindrance)}
              </p>
            ))}
          </div>
        )
      }
    </Shown>
  );
}

function inWords(
  { pValue, cliffsDelta, first, second }: NonNullable<CityDifferenceQuery['consortiumGroupComparison']>,
  [a, b]: readonly [CityOfTier, CityOfTier],
  { say, tell }: Words,
) {
  const name = ({ city }: CityOfTier) => <span lang="zh-CN">{city.name}</span>;
  const median = (value: string | null) => (value === null ? say('value.unknown') : percent(value));
  const medians = {
    first: name(a),
    second: name(b),
    firstMedian: median(first.median),
    secondMedian: median(second.median),
    firstKnown: `${first.nReported}/${first.nTotal}`,
    secondKnown: `${second.nReported}/${second.nTotal}`,
  };
  if (pValue === null || cliffsDelta === null) return tell('compare.untested', medians);
  const differs = compared(pValue, SIGNIFICANT) < 0;
  return tell(differs ? 'compare.differs' : 'compare.same', {
    ...medians,
    p: cut(pValue, 4),
    delta: cut(cliffsDelta, 2),
  });
}

function keyOf({ tier, city }: CityOfTier): string {
  return `${city.code}-${tier}`;
}
