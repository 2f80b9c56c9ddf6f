import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../data/answer.ts';
import { compared } from '../../figures/decimal-text.ts';
import { counted, dayInWords } from '../../figures/figures.ts';
import { CityDocument, type CityQuery } from '../../generated/operations.ts';
import { Shown } from '../../shell/notice.tsx';
import { classOf, iconOf, type State } from '../../shell/tag.tsx';
import { useWords } from '../../words/words.tsx';
import type { CityPolicy } from './city.tsx';
import { MeasureCard } from './measure-card.tsx';
import { MembersCard } from './members-card.tsx';

type Groups = NonNullable<CityQuery['standing']>['nodes'];
type Group = Groups[number];
type Thresholds = CityPolicy['rules'][number]['thresholds'];

/** Ends of bars: a threshold of the policy is one of them, wherever it lies. */
const SHARE_EDGES = ['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1'];
const INTENSITY_EDGES = [
  '0',
  '0.01',
  '0.02',
  '0.03',
  '0.04',
  '0.05',
  '0.06',
  '0.08',
  '0.1',
  '0.2',
  '0.5',
  '1',
];

/** What a rule asks of a measure, with where it says so. */
export interface AskedOf {
  readonly title: string;
  readonly clause: string;
  readonly value: string;
}

function askedOf(
  { rules }: CityPolicy,
  measure: Thresholds[number]['measure'],
  on: string,
): AskedOf | undefined {
  for (const { title, citation, thresholds } of rules) {
    // A number that changes stands once for each day from which it has another value.
    const inForce = thresholds.filter(
      (each) =>
        each.measure === measure && (each.parameter.validFrom === null || each.parameter.validFrom <= on),
    );
    const last = inForce.at(-1);
    if (last) return { title, clause: citation.clause, value: last.parameter.value };
  }
  return undefined;
}

function withEdge(edges: readonly string[], asked: AskedOf | undefined): readonly string[] {
  if (asked === undefined || edges.some((edge) => compared(edge, asked.value) === 0)) return edges;
  const isBelow = (edge: string) => compared(edge, asked.value) < 0;
  return [...edges.filter(isBelow), asked.value, ...edges.filter((edge) => !isBelow(edge))];
}

/** How many meet the policy and how many do not, and how the measures that it bounds are spread. */
export function Standing({
  division,
  policy,
  on,
}: {
  readonly division: { readonly code: string; readonly name: string };
  readonly policy: CityPolicy;
  readonly on: string;
}) {
  const { say, tell, label, language } = useWords();
  const asked = {
    inCity: askedOf(policy, 'IN_CITY_SHARE', on),
    enterprise: askedOf(policy, 'ENTERPRISE_SHARE', on),
    intensity: askedOf(policy, 'RD_INTENSITY', on),
  };
  const answer = useAnswer(CityDocument, {
    divisions: [division.code],
    tier: policy.tier,
    on,
    policy: policy.key,
    inCityEdges: withEdge(SHARE_EDGES, asked.inCity),
    enterpriseEdges: withEdge(SHARE_EDGES, asked.enterprise),
    intensityEdges: withEdge(INTENSITY_EDGES, asked.intensity),
  });
  const isInForce = policy.status === 'IN_FORCE';
  return (
    <Shown answer={answer} height={480}>
      {({ tiers, standing }) => {
        const group = standing?.nodes[0];
        return group === undefined ? (
          <section className="card">
            <p>
              {tell('city.noConsortia', {
                day: dayInWords(on, language),
                place: <span lang="zh-CN">{division.name}</span>,
                tier: label('ConsortiumTier', policy.tier),
              })}
            </p>
          </section>
        ) : (
          <>
            <VerdictsCard group={group} tiers={tiers?.nodes ?? []} policy={policy} division={division.code} />
            <MeasureCard
              title={say('city.share.inCity')}
              measure={group.inCityShare}
              bounds={group.inCityShare}
              asked={asked.inCity}
              isInForce={isInForce}
            />
            <MeasureCard
              title={say('city.share.enterprise')}
              measure={group.enterpriseShare}
              bounds={group.enterpriseShare}
              asked={asked.enterprise}
              isInForce={isInForce}
            />
            <MeasureCard
              title={say('city.intensity')}
              measure={group.rdIntensity}
              asked={asked.intensity}
              isInForce={isInForce}
            />
            <MembersCard members={group.memberCount} />
          </>
        );
      }}
    </Shown>
  );
}

function VerdictsCard({
  group: { count, compliance },
  tiers,
  policy,
  division,
}: {
  readonly group: Group;
  readonly tiers: NonNullable<CityQuery['tiers']>['nodes'];
  readonly policy: CityPolicy;
  readonly division: string;
}) {
  const { say, label } = useWords();
  const verdicts: readonly (readonly [State, number])[] = [
    ['COMPLIANT', compliance.compliant],
    ['DEVIATING', compliance.deviating],
    ['UNDETERMINED', compliance.undetermined],
    ['NON_COMPLIANT', compliance.nonCompliant],
  ];
  const tier = label('ConsortiumTier', policy.tier);
  const others = tiers.filter((each) => each.key.tier && each.key.tier !== policy.tier && each.count > 0);
  return (
    <section className="card" aria-labelledby="verdicts">
      <h2 id="verdicts">
        {say('city.verdictsFinding', {
          total: counted(count),
          tier,
          bad: counted(compliance.nonCompliant),
          open: counted(compliance.undetermined),
        })}
      </h2>
      <Targets policy={policy} />
      <div className="bars" aria-hidden="true">
        {verdicts.map(
          ([verdict, number]) =>
            number > 0 && (
              <span
                key={verdict}
                className={verdict === 'UNDETERMINED' ? 'hatched-fill' : classOf(verdict)}
                style={{ flexGrow: number }}
              />
            ),
        )}
      </div>
      <dl className="key-figures" style={{ marginTop: 16 }}>
        {verdicts.map(([verdict, number]) => (
          <div key={verdict}>
            <dt className={classOf(verdict)}>
              <span aria-hidden="true">{iconOf(verdict)}</span> {label('ComplianceVerdict', verdict)}
            </dt>
            <dd>{say('city.consortia', { count: counted(number) })}</dd>
          </div>
        ))}
      </dl>
      <p className="second">
        {policy.status === 'DRAFT' && `${say('city.draftPolicy')} `}
        {others.map(({ key, count: number }) =>
          say('city.othersBeside', { tier: label('ConsortiumTier', key.tier ?? ''), count: counted(number) }),
        )}{' '}
        <Link to="/consortia" search={{ division, tier: policy.tier }}>
          {say('chart.records')}
        </Link>
      </p>
    </section>
  );
}

function Targets({ policy: { targets } }: { readonly policy: CityPolicy }) {
  const { say } = useWords();
  if (targets.length === 0) return <p className="second">{say('city.noTarget')}</p>;
  return targets.map(({ title, byYear, count, actual, approximate }) => (
    <p key={title} className="second">
      {title} · {say('city.target', { year: String(byYear), count, actual: counted(actual), approximate })}
    </p>
  ));
}
