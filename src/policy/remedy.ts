import { Decimal, sumDecimals } from '../domain/decimal.ts';
import type { DivisionTree } from '../domain/division.ts';
import { binds, type Judgement } from './check.ts';
import { sayNumber, sayWords } from './explain.ts';
import { applyChange, type FactChange, type NewMember } from './fact-change.ts';
import type { ConsortiumFacts } from './facts.ts';
import { mend, mendByReplacing, mergeChanges, newMember } from './mend.ts';
import type { Policy, Rule } from './policy.ts';
import type { RemedyAction, Text } from './vocabulary.ts';
import { FACT_NAMES, UNIT_KIND_NAMES } from './words.ts';

/** A smallest change that would turn a failing rule. */
export interface Remedy {
  readonly rule: Rule;
  readonly action: RemedyAction;
  /** The smallest that suffices, in the unit of what is counted, money by whole fen; null where nothing is counted. */
  readonly quantity: Decimal | null;
  readonly explanation: Text;
  /** What to change in the facts, for a what-if. */
  readonly changes: readonly FactChange[];
}

/**
 * The smallest changes that would turn each failing rule, one or two a rule and the cheaper first. New members are
 * such that they break no other share.
 *
 * @param showsMoney whether it may be said how much money is lacking, which tells how much there is.
 */
export function remediesFor(judgements: readonly Judgement[], showsMoney: boolean): Remedy[] {
  return judgements
    .filter(({ outcome, rule }) => outcome === 'FAIL' && binds(rule))
    .flatMap((judgement) => {
      const added = changesFor(judgement, mend);
      const replaced = changesFor(judgement, mendByReplacing);
      return [added && sparingOthers(added, judgements), replaced]
        .filter((changes) => changes !== null)
        .map((changes) => remedyOf(judgement.rule, changes, showsMoney));
    });
}

/** The facts after a remedy, for a what-if. */
export function applyRemedy(
  facts: ConsortiumFacts,
  remedy: Remedy,
  policy: Policy,
  divisions: DivisionTree,
): ConsortiumFacts {
  return remedy.changes.reduce(
    (changed, change) => applyChange(changed, change, policy.division, divisions),
    facts,
  );
}

/** What mends a rule under every reading that was tried. */
function changesFor({ evaluations }: Judgement, mending: typeof mend): FactChange[] | null {
  let changes: FactChange[] = [];
  for (const { evaluation, situation } of evaluations) {
    const mended = mending(evaluation, situation);
    if (mended === null) return null;
    changes = mergeChanges(changes, mended);
  }
  return changes;
}

/**
 * Asks more of new members where they would otherwise leave a share of the members below its threshold. The rule that they
 * are added for asks of them what they are anyway.
 */
function sparingOthers(changes: readonly FactChange[], judgements: readonly Judgement[]): FactChange[] {
  return changes.map((change) => {
    if (change.change !== 'ADD_MEMBERS') return change;
    let { member } = change;
    for (const judgement of judgements) {
      if (binds(judgement.rule)) member = sparing(member, change.count, judgement);
    }
    return { ...change, member };
  });
}

function sparing(member: NewMember, count: number, { evaluations }: Judgement): NewMember {
  for (const { evaluation } of evaluations) {
    if (evaluation.kind !== 'comparison' || evaluation.comparator !== 'atLeast') continue;
    const { tally, measure } = evaluation.measured;
    if (tally === null || measure.of !== 'memberShare') continue;
    const asked = newMember(measure.where);
    if (asked === null) continue;
    if (evaluation.threshold.times(tally.total + count).lte(tally.count)) continue;
    if (member.kind !== null && asked.kind !== null && member.kind !== asked.kind) continue;
    return { inside: member.inside || asked.inside, kind: member.kind ?? asked.kind };
  }
  return member;
}

function remedyOf(rule: Rule, changes: readonly FactChange[], showsMoney: boolean): Remedy {
  const bodies = changes.filter((change) => actionOf(change) === 'SET_UP_BODY');
  // Who chairs a council and who sits in it is settled as it is set up.
  const counted = bodies.length > 0 ? changes.filter((change) => !isAboutCouncil(change)) : changes;
  const actions = [...new Set(counted.map(actionOf))];
  const only = actions.length === 1 ? actions[0] : undefined;
  const told = showsMoney ? counted : counted.filter((change) => change.change !== 'RAISE_FIGURE');
  const quantities = told.map(quantityOf).filter((quantity) => quantity !== null);
  const said = changes.map((change) =>
    showsMoney || change.change !== 'RAISE_FIGURE' ? sayChange(change) : sayRaise(change),
  );
  return {
    rule,
    action: only ?? 'OTHER',
    quantity: only !== undefined && quantities.length === counted.length ? sumDecimals(quantities) : null,
    explanation: {
      zh: `${said.map((text) => text.zh).join('；')}。`,
      en: `${said.map((text) => text.en).join('; ')}.`,
    },
    // What is not told in words is not told in numbers.
    changes: showsMoney ? changes : changes.filter(({ change }) => change !== 'RAISE_FIGURE'),
  };
}

function actionOf(change: FactChange): RemedyAction {
  switch (change.change) {
    case 'ADD_MEMBERS':
      return actionOfMember(change.member);
    case 'REPLACE_MEMBERS':
      return 'OTHER';
    case 'RAISE_FIGURE':
      return change.figure === 'rdExpenditure' ? 'RAISE_RD_EXPENDITURE' : 'RAISE_REVENUE';
    case 'RAISE_NUMBER':
      return change.fact === 'planHorizonYears' ? 'EXTEND_PLAN' : 'OTHER';
    case 'LOWER_NUMBER':
      return change.fact === 'otherConsortiaLed' ? 'LEAVE_OTHER_CONSORTIUM' : 'OTHER';
    case 'ADD_WORDS':
      return change.fact === 'agreementClauses' ? 'ADD_CLAUSES' : 'OTHER';
    case 'ASSIGN_TASKS':
      return 'ASSIGN_TASKS';
    case 'BUILD_PLATFORMS':
      return 'BUILD_PLATFORM';
    case 'MAKE_TRUE':
      if (change.fact === 'agreementSignedByAll') return 'COLLECT_SIGNATURES';
      return BODIES.has(change.fact) ? 'SET_UP_BODY' : 'OTHER';
  }
}

function actionOfMember({ inside, kind }: NewMember): RemedyAction {
  if (kind === 'ENTERPRISE') return inside ? 'ADD_IN_CITY_ENTERPRISE' : 'ADD_ENTERPRISE';
  if (kind === 'UNIVERSITY' || kind === 'RESEARCH_INSTITUTE') return 'ADD_UNIVERSITY_OR_INSTITUTE';
  if (kind !== null) return 'OTHER';
  return inside ? 'ADD_IN_CITY_MEMBER' : 'ADD_MEMBER';
}

/** How much of a change there is; null where it is not known how much, such as how many signatures are missing. */
function quantityOf(change: FactChange): Decimal | null {
  switch (change.change) {
    case 'ADD_MEMBERS':
    case 'REPLACE_MEMBERS':
    case 'ASSIGN_TASKS':
    case 'BUILD_PLATFORMS':
      return new Decimal(change.count);
    case 'RAISE_FIGURE':
      return sumDecimals(change.byYear.map(({ amount }) => amount));
    case 'RAISE_NUMBER':
    case 'LOWER_NUMBER':
      return new Decimal(change.by);
    case 'ADD_WORDS':
      return new Decimal(change.words.length);
    case 'MAKE_TRUE':
      return BODIES.has(change.fact) ? new Decimal(1) : null;
  }
}

const BODIES: ReadonlySet<string> = new Set([
  'hasCouncil',
  'hasExpertCommittee',
  'hasSecretariat',
  'hasChiefScientist',
  'hasOperationsTeam',
]);

function isAboutCouncil(change: FactChange): boolean {
  return change.change === 'MAKE_TRUE' && COUNCIL.has(change.fact);
}

const COUNCIL: ReadonlySet<string> = new Set(['councilChairIsLeadHead', 'councilIncludesAllMembers']);

function sayChange(change: FactChange): Text {
  switch (change.change) {
    case 'ADD_MEMBERS': {
      const member = sayMember(change.member, change.count);
      return { zh: `增加${change.count}家${member.zh}`, en: `add ${change.count} ${member.en}` };
    }
    case 'REPLACE_MEMBERS': {
      const member = sayMember(change.member, change.count);
      return {
        zh: `将${change.count}家成员单位换成${member.zh}，其他情况相同`,
        en: `in the place of as many members, take ${change.count} ${member.en}, alike in all else`,
      };
    }
    case 'RAISE_FIGURE': {
      const figure = FIGURE_NAMES[change.figure];
      const years = change.byYear.map(({ year, amount }) => ({ year, amount: sayNumber(amount, 'yuan') }));
      return {
        zh: `牵头单位${figure.zh}增加${years.map(({ year, amount }) => `${amount.zh}（计入${year}年）`).join('、')}`,
        en: `raise the lead's ${figure.en} by ${years.map(({ year, amount }) => `${amount.en} (in ${year})`).join(', ')}`,
      };
    }
    case 'RAISE_NUMBER':
      return change.fact === 'planHorizonYears'
        ? { zh: `规划延长${change.by}年`, en: `extend the plan by ${plural(change.by, 'year')}` }
        : {
            zh: `牵头单位再完成${change.by}个科技项目`,
            en: `complete ${plural(change.by, 'further project')}`,
          };
    case 'LOWER_NUMBER':
      return change.fact === 'otherConsortiaLed'
        ? { zh: `不再牵头另外${change.by}个联合体`, en: `give up the lead of other consortia: ${change.by}` }
        : { zh: `在研项目减少${change.by}项`, en: `finish ${change.by} of the projects in progress` };
    case 'ADD_WORDS': {
      const words = sayWords(change.words, change.fact);
      const name = FACT_NAMES[change.fact];
      return { zh: `${name.zh}补充：${words.zh}`, en: `add to the ${name.en}: ${words.en}` };
    }
    case 'MAKE_TRUE': {
      const name = FACT_NAMES[change.fact];
      return { zh: `做到：${name.zh}`, en: `see to it that ${name.en}` };
    }
    case 'ASSIGN_TASKS':
      return {
        zh: `为${change.count}家成员单位明确具体任务`,
        en: `give ${plural(change.count, 'member')} a task of their own`,
      };
    case 'BUILD_PLATFORMS':
      return {
        zh: `牵头单位建成${change.count}个省级及以上创新平台`,
        en: `build ${plural(change.count, 'platform')} of provincial level or above at the lead`,
      };
  }
}

/** How much to raise a figure by, and in which year, tells what it is. */
function sayRaise({ figure }: FactChange & { change: 'RAISE_FIGURE' }): Text {
  const { zh, en } = FIGURE_NAMES[figure];
  return {
    zh: `牵头单位增加${zh}（金额不公开）`,
    en: `raise the lead's ${en} (the amount is not public)`,
  };
}

const FIGURE_NAMES: Readonly<Record<'revenue' | 'salesRevenue' | 'rdExpenditure', Text>> = {
  revenue: { zh: '营业收入', en: 'revenue' },
  salesRevenue: { zh: '销售收入', en: 'sales revenue' },
  rdExpenditure: { zh: '研发经费', en: 'R&D expenditure' },
};

function sayMember({ inside, kind }: NewMember, count: number): Text {
  const where = inside ? { zh: '在本地注册的', en: ' registered in the area' } : { zh: '', en: '' };
  const many = count !== 1;
  if (kind === 'UNIVERSITY' || kind === 'RESEARCH_INSTITUTE') {
    const en = many ? 'universities or research institutes' : 'university or research institute';
    return { zh: `${where.zh}高校或科研院所`, en: `${en}${where.en}` };
  }
  const what = kind === null ? { zh: '成员单位', en: 'member' } : UNIT_KIND_NAMES[kind];
  return { zh: `${where.zh}${what.zh}`, en: `${many ? pluralOf(what.en) : what.en}${where.en}` };
}

function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : pluralOf(noun)}`;
}

function pluralOf(noun: string): string {
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
