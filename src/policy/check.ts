import type { Condition, Measure } from './condition.ts';
import { leavesOf } from './condition.ts';
import { evaluate, type Evaluation, type Truth } from './evaluate.ts';
import { actualOf, sayEvaluation, sayMeasure, sayShownMeasure, thresholdOf } from './explain.ts';
import { takeMeasure } from './measure.ts';
import type { Rule } from './policy.ts';
import type { Situation } from './situation.ts';
import { traceOf, type TraceNode } from './trace.ts';
import type { CheckOutcome, Text } from './vocabulary.ts';
import { MISSED } from './words.ts';

/** What came of one rule. */
export interface ComplianceCheck {
  readonly rule: Rule;
  readonly outcome: CheckOutcome;
  /** What was found, in base units and plain digits; null where nothing is known or nothing is measured. */
  readonly actual: string | null;
  /** What was asked for, likewise. */
  readonly threshold: string | null;
  readonly explanation: Text;
  /** Paths of the facts that would settle it; empty unless the outcome is UNKNOWN. */
  readonly missingFacts: readonly string[];
  /** One tree for each reading that was tried; none for what only a person can judge. */
  readonly trace: readonly TraceNode[];
}

/** A rule judged under each reading that was tried, before it is put into words. */
export interface Judgement {
  readonly rule: Rule;
  readonly outcome: CheckOutcome;
  readonly missing: readonly string[];
  /** One for each reading tried; none for what only a person can judge. */
  readonly evaluations: readonly { readonly evaluation: Evaluation; readonly situation: Situation }[];
  /** Whether it was the scope of the rule, not what it asks, that decided. */
  readonly byScope: boolean;
}

/** Whether missing a rule of this strength is a failure. */
export function binds(rule: Rule): boolean {
  return rule.strength === 'MANDATORY' || rule.strength === 'IN_PRINCIPLE' || rule.strength === 'GENERAL';
}

/**
 * Judges a rule in each situation given: one, or one for each reading of whether the lead counts. Readings that
 * differ leave it UNKNOWN.
 */
export function judge(rule: Rule, situations: readonly Situation[]): Judgement {
  if (rule.appliesWhen !== null) {
    const applies = evaluateAll(rule.appliesWhen, rule, situations);
    if (applies.truth !== true) {
      const outcome = applies.truth === false ? 'NOT_APPLICABLE' : 'UNKNOWN';
      return { rule, ...applies, outcome, byScope: true };
    }
  }
  if (rule.condition === null) {
    return {
      rule,
      outcome: 'NEEDS_JUDGEMENT',
      missing: [],
      evaluations: [],
      byScope: false,
    };
  }
  const met = evaluateAll(rule.condition, rule, situations);
  return { rule, ...met, outcome: outcomeOf(rule, met.truth), byScope: false };
}

/** Puts a judgement into words and figures. */
export function reportCheck(judgement: Judgement, situation: Situation): ComplianceCheck {
  return new JudgedCheck(judgement, situation);
}

/** A judgement in words and figures, each made once it is asked for: words and traces take most of the time of a check. */
class JudgedCheck implements ComplianceCheck {
  readonly rule: Rule;
  readonly outcome: CheckOutcome;
  readonly missingFacts: readonly string[];
  readonly #judgement: Judgement;
  readonly #situation: Situation;
  #explanation: Text | undefined;
  #trace: readonly TraceNode[] | undefined;

  constructor(judgement: Judgement, situation: Situation) {
    this.rule = judgement.rule;
    this.outcome = judgement.outcome;
    this.missingFacts = judgement.missing;
    this.#judgement = judgement;
    this.#situation = situation;
  }

  get actual(): string | null {
    const { evaluations } = this.#judgement;
    return distinct(evaluations.map(({ evaluation }) => actualOf(evaluation, this.#situation)));
  }

  get threshold(): string | null {
    const [first] = this.#judgement.evaluations;
    return first === undefined ? null : thresholdOf(first.evaluation);
  }

  get explanation(): Text {
    this.#explanation ??=
      this.#judgement.evaluations.length === 0
        ? sayQuestion(this.rule, this.#situation)
        : sayJudgement(this.#judgement);
    return this.#explanation;
  }

  get trace(): readonly TraceNode[] {
    this.#trace ??= this.#judgement.evaluations.map(({ evaluation, situation }) =>
      traceOf(evaluation, this.rule, situation),
    );
    return this.#trace;
  }
}

function evaluateAll(
  condition: Condition,
  rule: Rule,
  situations: readonly Situation[],
): { truth: Truth } & Pick<Judgement, 'missing' | 'evaluations'> {
  const tried = dependsOnReading(condition) ? situations : situations.slice(0, 1);
  const evaluations = tried.map((situation) => ({
    situation,
    evaluation: evaluate(condition, rule, situation),
  }));
  const truths = truthsOf(evaluations);
  const [truth] = truths;
  const missing = new Set(evaluations.flatMap(({ evaluation }) => evaluation.missing));
  return { truth: truths.size > 1 ? undefined : truth, missing: [...missing].toSorted(), evaluations };
}

/** The answers that the readings gave, each once. */
function truthsOf(evaluations: Judgement['evaluations']): ReadonlySet<Truth> {
  return new Set(evaluations.map(({ evaluation }) => evaluation.truth));
}

function dependsOnReading(condition: Condition): boolean {
  return leavesOf(condition).some((leaf) => {
    if (leaf.test === 'everyMember' || leaf.test === 'someMember') return leaf.counting === 'READING';
    if (leaf.test !== 'atLeast' && leaf.test !== 'atMost') return false;
    return countsMembers(leaf.measure) && leaf.measure.counting === 'READING';
  });
}

function countsMembers(measure: Measure): measure is Measure & { of: 'members' | 'memberShare' } {
  return measure.of === 'members' || measure.of === 'memberShare';
}

function outcomeOf(rule: Rule, truth: Truth): CheckOutcome {
  if (truth === undefined) return 'UNKNOWN';
  if (truth) return 'PASS';
  return binds(rule) ? 'FAIL' : 'NOT_APPLICABLE';
}

function sayJudgement({ rule, outcome, missing, evaluations, byScope }: Judgement): Text {
  const said = evaluations.map(({ evaluation, situation }) => sayEvaluation(evaluation, situation));
  const found = {
    zh: distinct(said.map((text) => text.zh)) ?? '',
    en: distinct(said.map((text) => text.en)) ?? '',
  };
  const result = sayOutcome(rule, outcome, byScope);
  const differ =
    truthsOf(evaluations).size > 1
      ? { zh: '（取决于牵头单位是否计入成员单位）', en: ' (it turns on whether the lead counts as a member)' }
      : { zh: '', en: '' };
  const lacks =
    missing.length > 0
      ? { zh: `，缺少：${missing.join('、')}`, en: `; missing: ${missing.join(', ')}` }
      : { zh: '', en: '' };
  return {
    zh: `${found.zh}。${result.zh}${differ.zh}${lacks.zh}。`,
    en: `${found.en}. ${result.en}${differ.en}${lacks.en}.`,
  };
}

function sayOutcome(rule: Rule, outcome: CheckOutcome, byScope: boolean): Text {
  switch (outcome) {
    case 'PASS':
      return { zh: '符合', en: 'Met' };
    case 'FAIL':
      return { zh: MISSED[rule.strength].zh, en: `Not met: ${MISSED[rule.strength].en}` };
    case 'UNKNOWN':
      return { zh: '无法判断', en: 'Cannot be told' };
    case 'NOT_APPLICABLE':
      return byScope
        ? { zh: '本条不适用', en: 'The rule does not apply' }
        : { zh: MISSED[rule.strength].zh, en: `Not the case: ${MISSED[rule.strength].en}` };
    case 'NEEDS_JUDGEMENT':
      return MISSED.QUALITATIVE;
  }
}

/** What the person who judges is asked, with what there is to see. */
function sayQuestion(rule: Rule, situation: Situation): Text {
  const seen = sayShown(rule, situation);
  return {
    zh: `需人工判断：${rule.summary.zh}${seen.zh}`,
    en: `For a person to judge: ${rule.summary.en}${seen.en}`,
  };
}

function sayShown(rule: Rule, situation: Situation): Text {
  if (rule.shows === null) return { zh: '', en: '' };
  if (rule.shows === 'industryField') {
    const field = situation.arranged.facts.industryField;
    return { zh: `（产业领域：${field ?? '不明'}）`, en: ` (industrial field: ${field ?? 'unknown'})` };
  }
  const measured = takeMeasure(rule.shows, situation);
  const name = sayMeasure(rule.shows, measured.years, situation);
  const value = sayShownMeasure(measured, situation);
  return { zh: `（${name.zh}：${value.zh}）`, en: ` (${name.en}: ${value.en})` };
}

/** Texts that readings gave, each once. */
function distinct(texts: readonly (string | null)[]): string | null {
  const known = [...new Set(texts.filter((text) => text !== null))];
  return known.length === 0 ? null : known.join(' / ');
}
