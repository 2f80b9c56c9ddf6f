import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../data/answer.ts';
import { PlaceDocument, type PlaceQuery } from '../../generated/operations.ts';
import { cityRoute } from '../../routes.tsx';
import { NotFound } from '../../shell/not-found.tsx';
import { Shown } from '../../shell/notice.tsx';
import { useTitle } from '../../shell/title.ts';
import { dayOf } from '../../shell/view.ts';
import { localeOf } from '../../words/language.ts';
import { useWords } from '../../words/words.tsx';
import { MoneyAndDuties } from './money-and-duties.tsx';
import { Standing } from './standing.tsx';

/** The policy that a screen about a place is of. */
export type CityPolicy = PlaceQuery['policies'][number];

/** How the consortia of a place stand: who misses its policy, what is due, and with what figures. */
export function City() {
  const { language } = useWords();
  const { code } = cityRoute.useParams();
  const on = dayOf(cityRoute.useSearch());
  const answer = useAnswer(PlaceDocument, { division: code, on, locale: localeOf(language) });
  return (
    <Shown answer={answer} height={640}>
      {(data) => (data.division ? <CityOf place={data} division={data.division} on={on} /> : <NotFound />)}
    </Shown>
  );
}

function CityOf({
  place: { policies, windows },
  division,
  on,
}: {
  readonly place: PlaceQuery;
  readonly division: NonNullable<PlaceQuery['division']>;
  readonly on: string;
}) {
  const { say, tell, label } = useWords();
  const title = say('city.title', { place: division.name });
  useTitle(title);
  // A province's policy holds in its cities too, but is another tier's.
  const policy = policies.find((each) => each.division.code === division.code) ?? policies[0];
  const window = windows?.find((each) => each.policy.key === policy?.key);
  return (
    <>
      <div className="heading">
        <h1>{tell('city.title', { place: <span lang="zh-CN">{division.name}</span> })}</h1>
        {policy && (
          <p className="second">
            {say('city.policy', { title: policy.title, status: label('PolicyStatus', policy.status) })}
            {window && ` · ${say(`city.window.${window.state}`, { day: window.closesOn })}`}
          </p>
        )}
      </div>
      {policy ? (
        <div className="grid">
          <Standing division={division} policy={policy} on={on} />
          <MoneyAndDuties division={division.code} policy={policy.key} on={on} />
        </div>
      ) : (
        <section className="card">
          <p>{tell('city.noPolicy', { place: <span lang="zh-CN">{division.name}</span> })}</p>
          <Link to="/">{say('city.choose')}</Link>
        </section>
      )}
    </>
  );
}
