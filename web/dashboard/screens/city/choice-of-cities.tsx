import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../data/answer.ts';
import { CitiesDocument } from '../../generated/operations.ts';
import { homeRoute } from '../../routes.tsx';
import { Shown } from '../../shell/notice.tsx';
import { useTitle } from '../../shell/title.ts';
import { dayOf } from '../../shell/view.ts';
import { localeOf } from '../../words/language.ts';
import { useWords } from '../../words/words.tsx';

/** The places whose policies the atlas holds, each with what stands there. */
export function ChoiceOfCities() {
  const { say, label, language } = useWords();
  const on = dayOf(homeRoute.useSearch());
  const answer = useAnswer(CitiesDocument, { on, locale: localeOf(language) });
  useTitle(say('city.choose'));
  return (
    <>
      <div className="heading">
        <h1>{say('city.choose')}</h1>
        <p className="second">{say('city.chooseText')}</p>
      </div>
      <Shown answer={answer} height={400}>
        {({ policies }) => (
          <ul className="grid plain-list">
            {policies.map(({ key, title, status, tier, division }) => (
              <li key={key} className="card span-4">
                <h2>
                  <Link to="/cities/$code" params={{ code: division.code }}>
                    <span lang="zh-CN">{division.name}</span>
                  </Link>
                </h2>
                <p>{title}</p>
                <p className="second">
                  {label('PolicyStatus', status)} · {label('ConsortiumTier', tier)}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  );
}
