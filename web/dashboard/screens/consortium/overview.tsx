import type { ReactNode } from 'react';
import { percent } from '../../figures/figures.ts';
import type { ConsortiumQuery } from '../../generated/operations.ts';
import { type Words, useWords } from '../../words/words.tsx';

/** A consortium as its head has it. */
export type OverviewOf = NonNullable<ConsortiumQuery['consortium']>;

/** What a consortium is, with where each comes from. */
export function Overview({ consortium }: { readonly consortium: OverviewOf }) {
  const words = useWords();
  const { say, label } = words;
  const { lead, provenance, rdIntensity } = consortium;
  const plan = [consortium.planStartsOn, consortium.planEndsOn];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      say('consortium.lead'),
      lead && (
        <>
          <span lang="zh-CN">{lead.name}</span>
          {lead.kind && ` · ${label('UnitKind', lead.kind)}`}
          {lead.registeredDivision && (
            <>
              {' · '}
              <span lang="zh-CN">{lead.registeredDivision.name}</span>
            </>
          )}
        </>
      ),
    ],
    [say('column.members'), consortium.memberCount],
    [say('column.inCity'), shareInWords(consortium.inCityShare, words)],
    [say('column.enterprise'), shareInWords(consortium.enterpriseShare, words)],
    [say('city.intensity'), intensityInWords(rdIntensity, words)],
    [say('column.field'), chinese(consortium.industryField)],
    [say('consortium.direction'), chinese(consortium.researchDirection)],
    [say('consortium.goal'), chinese(consortium.goal)],
    [say('consortium.filedOn'), consortium.filedOn],
    [
      say('consortium.plan'),
      plan.every((day) => day === null) ? null : plan.map((day) => day ?? say('value.unknown')).join(' – '),
    ],
    [say('consortium.origin'), originInWords(provenance, words)],
  ];
  return (
    <section className="card">
      {consortium.memberListIsPartial && <p className="unknown">{say('consortium.partial')}</p>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value ?? <span className="second">{say('value.unknown')}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function chinese(text: string | null | undefined): ReactNode {
  return text === null ? null : <span lang="zh-CN">{text}</span>;
}

function shareInWords(
  { value, count, total, unknown, lower, upper }: OverviewOf['inCityShare'],
  { say }: Words,
): string | null {
  if (value !== null) return say('consortium.shareOf', { value: percent(value), count, total });
  if (lower === null || upper === null) return null;
  return say('consortium.shareBetween', { lower: percent(lower), upper: percent(upper), unknown, total });
}

function intensityInWords({ value, years, missingYears }: OverviewOf['rdIntensity'], { say }: Words): string {
  const known =
    value === null
      ? say('value.unknown')
      : say('consortium.intensityYears', { value: percent(value), years: years.join(', ') });
  if (missingYears.length === 0) return known;
  return `${known} · ${say('consortium.intensityMissing', { years: missingYears.join(', ') })}`;
}

function originInWords(
  { origin, document, clause }: OverviewOf['provenance'],
  { say, label }: Words,
): string {
  const where = [document, clause].filter((each) => each !== null).join(' ');
  const name = label('Origin', origin);
  return where === '' ? name : say('consortium.originDocument', { origin: name, document: where });
}
