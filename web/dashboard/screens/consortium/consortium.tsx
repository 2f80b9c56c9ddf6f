import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../data/answer.ts';
import { ConsortiumDocument } from '../../generated/operations.ts';
import { consortiumRoute, type Part, PARTS } from '../../routes.tsx';
import { Shown } from '../../shell/notice.tsx';
import { useTitle } from '../../shell/title.ts';
import { dayOf } from '../../shell/view.ts';
import { useWords } from '../../words/words.tsx';
import { Compliance } from './compliance.tsx';
import { Members } from './members.tsx';
import { Overview, type OverviewOf } from './overview.tsx';
import { ConsortiumProjects } from './projects.tsx';

/** A consortium: what it is, who is in it, what it researches, and whether it meets the policies of its place. */
export function Consortium() {
  const { say } = useWords();
  const { ref } = consortiumRoute.useParams();
  const view = consortiumRoute.useSearch();
  const on = dayOf(view);
  const answer = useAnswer(ConsortiumDocument, { ref, on });
  return (
    <Shown answer={answer} height={640}>
      {({ consortium }) =>
        consortium ? (
          <Found consortium={consortium} part={view.part ?? 'overview'} on={on} />
        ) : (
          <section className="card">
            <h1>{say('notFound.title')}</h1>
            <p>{say('consortium.missing')}</p>
            <Link to="/consortia">{say('list.consortia')}</Link>
          </section>
        )
      }
    </Shown>
  );
}

function Found({
  consortium,
  part,
  on,
}: {
  readonly consortium: OverviewOf;
  readonly part: Part;
  readonly on: string;
}) {
  const { say, label } = useWords();
  const { ref, name, tier, stage, division, dissolvedOn } = consortium;
  useTitle(name);
  return (
    <>
      <div className="heading">
        <h1 lang="zh-CN">{name}</h1>
        <p className="second">
          <Link to="/cities/$code" params={{ code: division.code }}>
            <span lang="zh-CN">{division.name}</span>
          </Link>
          {` · ${label('ConsortiumTier', tier)}`}
          {stage && ` · ${label('Stage', stage)}`}
          {dissolvedOn !== null && ` · ${say('consortium.dissolvedOn', { day: dissolvedOn })}`}
        </p>
      </div>
      <nav className="tabs" aria-label={name}>
        {PARTS.map((each) => (
          <Link
            key={each}
            to="/consortia/$ref"
            params={{ ref }}
            search={(before) => ({ on: before.on, part: each === 'overview' ? undefined : each })}
            aria-current={each === part ? 'page' : undefined}
          >
            {say(`consortium.${each}`)}
          </Link>
        ))}
      </nav>
      {part === 'overview' && <Overview consortium={consortium} />}
      {part === 'members' && <Members of={ref} on={on} isPartial={consortium.memberListIsPartial} />}
      {part === 'projects' && <ConsortiumProjects of={ref} />}
      {part === 'compliance' && <Compliance of={ref} on={on} division={division.code} />}
    </>
  );
}
