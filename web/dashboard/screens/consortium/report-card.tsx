import { Button } from '@mantine/core';
import type { ConsortiumComplianceQuery } from '../../generated/operations.ts';
import { consortiumRoute } from '../../routes.tsx';
import { classOf, iconOf, Tag } from '../../shell/tag.tsx';
import { useWords } from '../../words/words.tsx';
import { verdictInWords } from './verdict.ts';

type Report = NonNullable<ConsortiumComplianceQuery['consortium']>['compliance'][number];

/** What a reader acts on first. */
const ORDER = ['FAIL', 'UNKNOWN', 'NEEDS_JUDGEMENT', 'PASS', 'NOT_APPLICABLE'] as const;

/** A report: the verdict as a sentence, what would mend it, and each rule with what was found and asked. */
export function ReportCard({ report }: { readonly report: Report }) {
  const words = useWords();
  const { say, label } = words;
  const view = consortiumRoute.useSearch();
  const navigate = consortiumRoute.useNavigate();
  const { policy, policyStatus, verdict, checks, remedies } = report;
  const isOpen = ({ outcome }: Report['checks'][number]) =>
    outcome !== 'PASS' && outcome !== 'NOT_APPLICABLE';
  const shown = ORDER.flatMap((outcome) =>
    checks.filter((check) => check.outcome === outcome && (view.open !== true || isOpen(check))),
  );
  return (
    <section className="card" style={{ marginBottom: 24 }} aria-labelledby={policy.key}>
      <p className="second">
        {say('compliance.title', { title: policy.title })} · {label('PolicyStatus', policyStatus)}
      </p>
      <h2 id={policy.key} className={classOf(verdict)}>
        <span aria-hidden="true">{iconOf(verdict)}</span> {verdictInWords(report, words)}
      </h2>
      {policyStatus === 'DRAFT' && <p className="second">{say('city.draftPolicy')}</p>}
      {report.warnings.map((warning) => (
        <p key={warning} className="deviating">
          {warning}
        </p>
      ))}
      {remedies.length > 0 && (
        <>
          <h3>{say('compliance.remedies')}</h3>
          <ul>
            {remedies.map(({ rule, explanation }) => (
              <li key={`${rule.id} ${explanation}`}>{explanation}</li>
            ))}
          </ul>
        </>
      )}
      <div className="chart-tools">
        <Button
          variant="default"
          size="compact-sm"
          aria-pressed={view.open === true}
          onClick={() =>
            void navigate({
              search: (before) => ({ ...before, open: before.open === true ? undefined : true }),
              replace: true,
            })
          }
        >
          {say(view.open === true ? 'compliance.all' : 'compliance.onlyOpen')}
        </Button>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={policy.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('compliance.rule')}</th>
              <th scope="col">{say('compliance.strength')}</th>
              <th scope="col">{say('compliance.found')}</th>
              <th scope="col">{say('compliance.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ rule, outcome, explanation }) => (
              <tr key={rule.id}>
                <th scope="row" style={{ whiteSpace: 'normal' }}>
                  {rule.title}
                  <br />
                  <span className="second" style={{ fontWeight: 400 }}>
                    {say('compliance.clause', { clause: rule.citation.clause })}
                  </span>
                </th>
                <td>{label('RuleStrength', rule.strength)}</td>
                <td>{explanation}</td>
                <td>
                  <Tag of="CheckOutcome" state={outcome} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="second">{say('compliance.disclaimer')}</p>
    </section>
  );
}
