import { useAnswer } from '../../data/answer.ts';
import { money } from '../../figures/figures.ts';
import { ConsortiumProjectsDocument } from '../../generated/operations.ts';
import { Shown } from '../../shell/notice.tsx';
import { useWords } from '../../words/words.tsx';

/** What a consortium researches, with the milestones on the way. */
export function ConsortiumProjects({ of }: { readonly of: string }) {
  const { say, label, language } = useWords();
  const answer = useAnswer(ConsortiumProjectsDocument, { ref: of });
  const unknown = say('value.unknown');
  return (
    <Shown answer={answer} height={320}>
      {({ consortium }) =>
        consortium === null || consortium.projects.nodes.length === 0 ? (
          <section className="card">
            <p>{say('consortium.noProjects')}</p>
          </section>
        ) : (
          consortium.projects.nodes.map(
            ({ ref, name, level, stage, totalCost, startsOn, endsOn, undertakers, milestones }) => (
              <section key={ref} className="card" style={{ marginBottom: 24 }}>
                <h2 lang="zh-CN">{name}</h2>
                <p className="second">
                  {[level && label('ProjectLevel', level), stage && label('ProjectStage', stage)]
                    .filter((each) => each)
                    .join(' · ')}
                  {` · ${startsOn ?? unknown} – ${endsOn ?? unknown} · `}
                  {totalCost === null ? unknown : money(totalCost, language)}
                </p>
                <p lang="zh-CN">{undertakers.map((unit) => unit.name).join('、')}</p>
                <ol className="plain-list">
                  {milestones.map(({ reachedBy, achievement }) => (
                    <li key={achievement}>
                      <span className="second">◆ {reachedBy ?? unknown}</span>{' '}
                      <span lang="zh-CN">{achievement}</span>
                    </li>
                  ))}
                </ol>
              </section>
            ),
          )
        )
      }
    </Shown>
  );
}
