import { shanghaiDate, type CalendarDate } from '../domain/calendar-date.ts';
import { STAGES, type ProjectLevel, type Stage, type UnitKind } from '../domain/vocabulary.ts';
import { type ApplicationStage, applicationStages } from './application.ts';
import { barHindrances, type UnitWithPast } from './barred-unit.ts';
import { consequencesOf } from './consequence.ts';
import type { CourseStage, Effect } from './course.ts';
import type { ConsortiumLife } from './duty.ts';
import {
  dissolvingHindrances,
  filingHindrances,
  type Hindrance,
  notCalledFor,
  standingHindrances,
  UNKNOWN_LEAD_KIND,
  windowHindrances,
} from './hindrance.ts';
import type { Policy } from './policy.ts';
import type { Text } from './vocabulary.ts';

/** Who makes a move: the lead in the consortium's name, the local bureau, the city's bureau for itself and for others. */
export type Mover = 'APPLICANT' | 'DISTRICT' | 'CITY';

/**
 * ADVANCE: to another stage of the course. RETURN: back to the draft, to be completed. REFUSE and WITHDRAW end it before
 * it is filed.
 */
export type MoveKind = 'ADVANCE' | 'RETURN' | 'REFUSE' | 'WITHDRAW';

/** Where an application, or the consortium that came of it, stands. */
export interface ApplicationState {
  readonly stage: Stage;
  /** How it ended before it was filed; null where it did not. */
  readonly ending: 'WITHDRAWN' | 'REFUSED' | null;
  readonly leadKind: UnitKind | null;
  /** The stages that it has come to, before it was returned too. */
  readonly passed: readonly Stage[];
  readonly noticeEndsOn: CalendarDate | null;
  /** What has happened to the consortium; null before it is filed. */
  readonly life: ConsortiumLife | null;
  /** The levels of its projects that are not over; null entries are of unknown level. */
  readonly projectLevels: readonly (ProjectLevel | null)[];
  /** Its lead and members that led a consortium under the policy before; none after it has been handed in. */
  readonly units: readonly UnitWithPast[];
}

/** A move that the course knows from a stage. It can be made where nothing hinders it. */
export interface PossibleMove {
  readonly kind: MoveKind;
  /** The stage that it leads to; of an ending the stage in which it ends. */
  readonly to: Stage;
  readonly title: Text;
  /** Any one of them makes it. */
  readonly movers: readonly Mover[];
  /** The rule of the policy that it follows; null where it ends an application. */
  readonly rule: string | null;
  /** The papers and steps that it asks for. */
  readonly needs: readonly Text[];
  /** How many peers it needs at least; null where it needs none. */
  readonly minimumReviewers: number | null;
  /** Whether all members must have agreed to it. */
  readonly needsConsent: boolean;
  readonly hindrances: readonly Hindrance[];
}

/** The filing, and the stages that the courses of the policies pass after it. */
const FILED_STAGES: ReadonlySet<Stage> = new Set(STAGES.slice(STAGES.indexOf('FILED')));
const EVALUATED_STAGES: ReadonlySet<Stage> = new Set<Stage>([
  'EVALUATED',
  'ROLLING_SUPPORT',
  'ADJUSTED',
  'SUSPENDED',
]);
/** Where the effect of an evaluation leads. */
const STAGES_OF_EFFECT: Partial<Record<Effect, readonly Stage[]>> = {
  ROLLING_SUPPORT: ['ROLLING_SUPPORT'],
  ADJUSTED_OR_SUSPENDED: ['ADJUSTED', 'SUSPENDED'],
};
const RETURNED: Text = { zh: '退回补正', en: 'Returned to be completed' };
const REFUSED: Text = { zh: '不予通过', en: 'Refused' };
const WITHDRAWN: Text = { zh: '撤回申报', en: 'Withdrawn' };

/** Whether an application in this stage has become a consortium. */
export function isFiled(stage: Stage): boolean {
  return FILED_STAGES.has(stage);
}

/** Who makes the moves of an actor of a course. What experts and the province do is recorded by the city's bureau. */
export function moverOf(by: CourseStage['by']): Mover {
  switch (by) {
    case 'LEAD':
    case 'CONSORTIUM':
    case 'MEMBERS':
      return 'APPLICANT';
    case 'LOCAL_BUREAU':
      return 'DISTRICT';
    case 'CITY_BUREAU':
    case 'PROVINCE':
    case 'EXPERTS':
      return 'CITY';
  }
}

/** The moves that the course of a policy knows from where an application stands, at an instant. None where it has ended. */
export function possibleMoves(policy: Policy, state: ApplicationState, at: Date): PossibleMove[] {
  if (state.ending !== null) return [];
  return isFiled(state.stage) ? movesOfConsortium(policy, state, at) : movesOfApplication(policy, state, at);
}

function movesOfApplication(policy: Policy, state: ApplicationState, at: Date): PossibleMove[] {
  const next = nextStage(applicationStages(policy, state.leadKind, shanghaiDate(at)), state.stage);
  const moves: PossibleMove[] = [];
  if (next) {
    const { stage } = next.stage;
    moves.push({
      ...advance(stage),
      minimumReviewers: next.minimumReviewers,
      hindrances: [
        ...(next.stage.applies === null ? [UNKNOWN_LEAD_KIND] : []),
        ...entryHindrances(policy, state, next.stage, at),
      ],
    });
    const mover = moverOf(stage.by);
    if (state.stage !== 'DRAFTING' && mover !== 'APPLICANT') {
      const { rule } = stage;
      if (!isDecided(policy, state.stage)) {
        moves.push({ ...ending('RETURN', 'DRAFTING', RETURNED, [mover]), rule });
      }
      const movers: Mover[] = mover === 'CITY' ? ['CITY'] : [mover, 'CITY'];
      moves.push({ ...ending('REFUSE', state.stage, REFUSED, movers), rule });
    }
  }
  return [...moves, ending('WITHDRAW', state.stage, WITHDRAWN, ['APPLICANT'])];
}

/** Whether the course has come to its decision, after which nothing of the document changes. */
function isDecided({ course }: Policy, stage: Stage): boolean {
  const order = course.stages.map((each) => each.stage);
  return order.slice(0, order.indexOf(stage) + 1).includes('DECIDED');
}

/**
 * The stage that follows before or with the filing. Where a lead leaves out the stage of the peers, their opinions go to
 * the next one (Weihai 2022, 四.2: 直接报送, with the opinions).
 */
function nextStage(
  stages: readonly ApplicationStage[],
  present: Stage,
): { readonly stage: ApplicationStage; readonly minimumReviewers: number | null } | undefined {
  const at = stages.findIndex(({ stage }) => stage.stage === present);
  // Records that were imported may stand in a stage that their policy does not have.
  if (at < 0) return undefined;
  const following = stages.slice(at + 1);
  const index = following.findIndex(({ applies }) => applies !== false);
  const stage = following[index];
  if (!stage || (isFiled(stage.stage.stage) && stage.stage.stage !== 'FILED')) return undefined;
  const numbers = following.slice(0, index + 1).flatMap(({ minimumReviewers }) => minimumReviewers ?? []);
  return { stage, minimumReviewers: numbers.length === 0 ? null : Math.max(...numbers) };
}

function entryHindrances(
  policy: Policy,
  state: ApplicationState,
  { stage, window }: ApplicationStage,
  at: Date,
): Hindrance[] {
  const on = shanghaiDate(at);
  if (stage.stage === 'FILED') return filingHindrances(policy, state, on);
  return [
    ...(stage.stage === 'SUBMITTED'
      ? [...standingHindrances(policy, on), ...barHindrances(policy, state.units, on)]
      : []),
    // A window that it was in time for is not closed to it when it has been returned to be completed.
    ...(state.passed.includes(stage.stage) ? [] : windowHindrances(window, at)),
  ];
}

function movesOfConsortium(policy: Policy, state: ApplicationState, at: Date): PossibleMove[] {
  const { stage, life } = state;
  if (stage === 'REVOKED' || stage === 'DISSOLVED' || life === null) return [];
  const on = shanghaiDate(at);
  const { stages, dissolution } = policy.course;
  const stageOf = (name: Stage) => stages.find((each) => each.stage === name);
  const consequences = consequencesOf(policy, life, on);
  const isCalledFor = (effect: Effect) =>
    consequences.some((each) => each.consequence.effect === effect && each.state === 'IN_EFFECT');
  const [running, evaluated, revoked] = [stageOf('RUNNING'), stageOf('EVALUATED'), stageOf('REVOKED')];
  const moves: PossibleMove[] = [];
  if (running && stage !== 'RUNNING') moves.push(advance(running));
  if (evaluated && stage !== 'FILED') moves.push(advance(evaluated));
  if (evaluated && EVALUATED_STAGES.has(stage)) {
    for (const { effect, rule, title } of policy.course.consequences) {
      for (const to of STAGES_OF_EFFECT[effect] ?? []) {
        moves.push({
          ...advance({ ...evaluated, stage: to, rule, title }),
          hindrances: isCalledFor(effect) ? [] : [notCalledFor(title)],
        });
      }
    }
  }
  if (revoked) {
    const follows = policy.course.consequences.find(({ effect }) => effect === 'REVOKED');
    const hindrances = follows && !isCalledFor('REVOKED') ? [notCalledFor(follows.title)] : [];
    moves.push({ ...advance(revoked), hindrances });
  }
  if (dissolution) {
    const title = stageOf('DISSOLVED')?.title ?? { zh: '解散', en: 'Dissolution' };
    moves.push({
      ...ending('ADVANCE', 'DISSOLVED', title, [moverOf(dissolution.by)]),
      rule: dissolution.rule,
      needsConsent: dissolution.consent && !isCalledFor('DISSOLVED'),
      hindrances: dissolvingHindrances(dissolution, state.projectLevels),
    });
  }
  return moves;
}

function advance({
  stage,
  title,
  by,
  rule,
  needs,
}: Pick<CourseStage, 'stage' | 'title' | 'by' | 'rule' | 'needs'>): PossibleMove {
  return {
    kind: 'ADVANCE',
    to: stage,
    title,
    movers: [moverOf(by)],
    rule,
    needs,
    minimumReviewers: null,
    needsConsent: false,
    hindrances: [],
  };
}

function ending(kind: MoveKind, to: Stage, title: Text, movers: readonly Mover[]): PossibleMove {
  return {
    kind,
    to,
    title,
    movers,
    rule: null,
    needs: [],
    minimumReviewers: null,
    needsConsent: false,
    hindrances: [],
  };
}
