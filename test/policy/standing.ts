import type { Stage } from '../../src/domain/vocabulary.ts';
import { type ApplicationState, isFiled } from '../../src/policy/application-move.ts';
import type { MoveRequest } from '../../src/policy/move-request.ts';

/** The life of a consortium that is filed, with a plan to its end. */
export const LIFE = {
  filedOn: '2024-02-01',
  dissolvedOn: null,
  planEndsOn: '2027-12-31',
  reports: [],
  evaluations: [],
};

/** An application that stands at a stage, filed where those of the stage are, of an enterprise. */
export function standing(stage: Stage, more: Partial<ApplicationState> = {}): ApplicationState {
  return {
    stage,
    ending: null,
    leadKind: 'ENTERPRISE',
    passed: ['DRAFTING'],
    noticeEndsOn: null,
    life: isFiled(stage) ? LIFE : null,
    projectLevels: [],
    units: [],
    ...more,
  };
}

/** A request to advance that says nothing of what may be asked for. */
export const NOTHING_SAID: MoveRequest = {
  kind: 'ADVANCE',
  to: null,
  reason: null,
  reviewers: [],
  noticeEndsOn: null,
  grade: null,
  allMembersAgreed: null,
};

/** Noon of a day in Shanghai. */
export const noonOf = (day: string) => new Date(`${day}T12:00:00+08:00`);
