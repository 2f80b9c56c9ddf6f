import { Fragment } from 'react';
import { useAnswer } from '../../data/answer.ts';
import { CitiesDocument, ConsortiumComplianceDocument } from '../../generated/operations.ts';
import { consortiumRoute } from '../../routes.tsx';
import { Shown } from '../../shell/notice.tsx';
import { localeOf } from '../../words/language.ts';
import { useWords } from '../../words/words.tsx';
import { Choice } from '../records/choice.tsx';
import { ReportCard } from './report-card.tsx';
import { TrialCard } from './trial.tsx';

/** Whether a consortium meets the policies of its place on the day, or any other policy that is chosen. */
export function Compliance({
  of,
  on,
  division,
}: {
  readonly of: string;
  readonly on: string;
  readonly division: string;
}) {
  const { say, language } = useWords();
  const locale = localeOf(language);
  const { policy } = consortiumRoute.useSearch();
  const navigate = consortiumRoute.useNavigate();
  const { data: policies } = useAnswer(CitiesDocument, { on, locale });
  const answer = useAnswer(ConsortiumComplianceDocument, { ref: of, on, policy: policy ?? null, locale });
  return (
    <>
      <div className="filters">
        <Choice
          label={say('compliance.policy')}
          none={say('compliance.ofPlace')}
          values={(policies?.policies ?? []).map(({ key, title }) => ({ value: key, label: title }))}
          chosen={policy}
          choose={(next) =>
            void navigate({ search: (before) => ({ ...before, policy: next }), replace: true })
          }
        />
      </div>
      <Shown answer={answer} height={640}>
        {({ consortium }) =>
          consortium === null || consortium.compliance.length === 0 ? (
            <section className="card">
              <p>{say('compliance.noPolicies')}</p>
            </section>
          ) : (
            consortium.compliance.map((report, at) => (
              <Fragment key={report.policy.key}>
                <ReportCard report={report} />
                {at === 0 && <TrialCard of={of} on={on} report={report} division={division} />}
              </Fragment>
            ))
          )
        }
      </Shown>
    </>
  );
}
