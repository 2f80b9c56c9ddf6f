import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from '../../data/answer.ts';
import {
  type ConsortiumComplianceQuery,
  ConsortiumMembersDocument,
  ConsortiumTrialDocument,
  type ConsortiumTrialQuery,
} from '../../generated/operations.ts';
import { Shown } from '../../shell/notice.tsx';
import { classOf, iconOf, Tag } from '../../shell/tag.tsx';
import { localeOf } from '../../words/language.ts';
import { useWords } from '../../words/words.tsx';
import { verdictInWords } from './verdict.ts';

type Report = NonNullable<ConsortiumComplianceQuery['consortium']>['compliance'][number];
type Trial = NonNullable<ConsortiumTrialQuery['consortium']>['whatIf'];

/** Members that may be added, by what policies ask of members. */
const ADDED = [
  { name: 'localEnterprise', kind: 'ENTERPRISE', isLocal: true },
  { name: 'otherEnterprise', kind: 'ENTERPRISE', isLocal: false },
  { name: 'localUniversity', kind: 'UNIVERSITY', isLocal: true },
  { name: 'otherUniversity', kind: 'UNIVERSITY', isLocal: false },
] as const;
type Added = Readonly<Record<(typeof ADDED)[number]['name'], number>>;

const NOTHING_ADDED: Added = {
  localEnterprise: 0,
  otherEnterprise: 0,
  localUniversity: 0,
  otherUniversity: 0,
};
const MOST_ADDED = 20;
const MOST_MEMBERS = 100;
/** A place outside every city whose policy is held: Beijing. */
const ELSEWHERE = '110000';
const WRITTEN_NUMBER = /^\d{1,12}(?:\.\d{1,6})?$/;

/** The report of a consortium with other members and other numbers, beside the one that it has: each changed rule is marked. */
export function TrialCard({
  of,
  on,
  report,
  division,
}: {
  readonly of: string;
  readonly on: string;
  readonly report: Report;
  readonly division: string;
}) {
  const { say, language } = useWords();
  const [added, add] = useState(NOTHING_ADDED);
  const [removed, remove] = useState<readonly string[]>([]);
  const [numbers, write] = useState<Readonly<Record<string, string>>>({});
  const reform = Object.entries(numbers)
    .filter(([, value]) => WRITTEN_NUMBER.test(value))
    .map(([key, value]) => {
      const [rule = '', parameter = ''] = key.split(' ');
      return { rule, parameter, value };
    });
  const isChanged = reform.length > 0 || removed.length > 0 || ADDED.some(({ name }) => added[name] > 0);
  const variables = useDeferredValue({
    ref: of,
    on,
    policy: report.policy.key,
    locale: localeOf(language),
    changes: {
      removeMembers: removed,
      addMembers: ADDED.flatMap(({ name, kind, isLocal }) =>
        Array.from({ length: added[name] }, () => ({
          kind,
          registeredDivision: isLocal ? division : ELSEWHERE,
        })),
      ),
    },
    reform,
  });
  const answer = useAnswer(ConsortiumTrialDocument, variables, { pause: !isChanged });
  return (
    <section className="card" style={{ marginBottom: 24 }} aria-labelledby="trial">
      <h2 id="trial">{say('trial.title')}</h2>
      <p className="second">{say('trial.note')}</p>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        {ADDED.map(({ name }) => (
          <NumberInput
            key={name}
            label={say(`trial.add.${name}`)}
            value={added[name]}
            min={0}
            max={MOST_ADDED}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            w={168}
            onChange={(value) => add((before) => ({ ...before, [name]: Number(value) || 0 }))}
          />
        ))}
      </form>
      <Removals of={of} on={on} removed={removed} change={remove} />
      <Thresholds report={report} numbers={numbers} change={write} />
      {isChanged ? (
        <>
          <Shown answer={answer} height={120}>
            {({ consortium }) => consortium && <Outcome trial={consortium.whatIf} report={report} />}
          </Shown>
          <div className="chart-tools">
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                add(NOTHING_ADDED);
                remove([]);
                write({});
              }}
            >
              {say('trial.reset')}
            </Button>
          </div>
        </>
      ) : (
        <p className="second">{say('trial.nothing')}</p>
      )}
    </section>
  );
}

function Removals({
  of,
  on,
  removed,
  change,
}: {
  readonly of: string;
  readonly on: string;
  readonly removed: readonly string[];
  readonly change: (refs: readonly string[]) => void;
}) {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const variables = { ref: of, on, first: MOST_MEMBERS };
  const { data } = useAnswer(ConsortiumMembersDocument, variables, { pause: !isOpen });
  const members = (data?.consortium?.members.nodes ?? []).filter(({ role }) => role !== 'LEAD');
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{say('trial.remove')}</summary>
      <div className="filters">
        {members.map(({ unit: { ref, name } }) => (
          <Checkbox
            key={ref}
            label={<span lang="zh-CN">{name}</span>}
            checked={removed.includes(ref)}
            onChange={({ currentTarget: { checked } }) =>
              change(checked ? [...removed, ref] : removed.filter((each) => each !== ref))
            }
          />
        ))}
      </div>
    </details>
  );
}

function Thresholds({
  report,
  numbers,
  change,
}: {
  readonly report: Report;
  readonly numbers: Readonly<Record<string, string>>;
  readonly change: (numbers: Readonly<Record<string, string>>) => void;
}) {
  const { say } = useWords();
  const parameters = report.checks.flatMap(({ rule }) =>
    rule.parameters.map(({ name, value, unit }) => ({
      key: `${rule.id} ${name}`,
      title: rule.title,
      value,
      unit,
    })),
  );
  if (parameters.length === 0) return null;
  return (
    <fieldset>
      <legend>{say('trial.thresholds')}</legend>
      <div className="filters">
        {parameters.map(({ key, title, value, unit }) => {
          const written = numbers[key] ?? value;
          return (
            <TextInput
              key={key}
              label={title}
              description={unit === 'ratio' || unit === 'yuan' ? say(`trial.${unit}`) : undefined}
              inputMode="decimal"
              value={written}
              error={WRITTEN_NUMBER.test(written) ? undefined : say('trial.number')}
              w={280}
              onChange={({ currentTarget }) => {
                const { [key]: _before, ...others } = numbers;
                const next = currentTarget.value;
                change(next === value ? others : { ...others, [key]: next });
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function Outcome({ trial, report }: { readonly trial: Trial; readonly report: Report }) {
  const words = useWords();
  const { say } = words;
  const before = new Map(
    report.checks.map(({ rule, outcome, explanation }) => [rule.id, { outcome, explanation }]),
  );
  const changed = trial.checks.filter(
    ({ rule, explanation }) => before.get(rule.id)?.explanation !== explanation,
  );
  return (
    <div role="status">
      <h3 className={classOf(trial.verdict)}>
        <span aria-hidden="true">{iconOf(trial.verdict)}</span> {verdictInWords(trial, words)}
      </h3>
      <p className="second">{say('trial.changed', { count: changed.length })}</p>
      <ul className="plain-list">
        {changed.map(({ rule, outcome, explanation }) => {
          const was = before.get(rule.id)?.outcome;
          return (
            <li key={rule.id}>
              <strong>{rule.title}</strong> {was && was !== outcome && <Tag of="CheckOutcome" state={was} />}
              {was && was !== outcome && ' → '}
              <Tag of="CheckOutcome" state={outcome} />
              <br />
              {explanation}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
