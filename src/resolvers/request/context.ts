import type { Database } from '../../database/database.ts';
import type { Deadline } from '../../database/deadline.ts';
import { type CalendarDate, shanghaiDate } from '../../domain/calendar-date.ts';
import type { DivisionTree } from '../../domain/division.ts';
import type { PolicySet } from '../../policy/load.ts';
import { keptDivisions } from './division-rows.ts';
import { RequestWork } from './request-work.ts';
import type { Viewer } from './viewer.ts';

/** Something the viewer should know of the answer though it is no error, such as people left out for want of a right. */
export interface Notice {
  readonly code: string;
  readonly message: string;
}

/** What the resolvers of one request share. */
export interface Context {
  readonly database: Database;
  readonly policies: PolicySet;
  readonly viewer: Viewer;
  /** The instant of the request, which windows that close at a time of day are held against. */
  readonly now: Date;
  /** The day of the request in Asia/Shanghai, which `asOf` and `on` default to. */
  readonly today: CalendarDate;
  /** The divisions, looked up once a request, when first needed. */
  readonly divisions: () => Promise<DivisionTree>;
  /** Notices of the answer so far, one of each code. */
  readonly notices: ReadonlyMap<string, Notice>;
  readonly notify: (notice: Notice) => void;
  /** Says that the answer depends on more than the recorded data and the day, or that fetching it is written down. */
  readonly answerOnce: () => void;
  /** Whether the same question has the same answer as long as the data stay the same. */
  readonly isRepeatable: () => boolean;
  /** Names the request in logs and in the history of what it changes; null outside a server. */
  readonly requestId: string | null;
  /** Told how many keys a loader fetches in one go. */
  readonly loaded: (keys: number) => void;
  /** What the request has computed so far. */
  readonly work: RequestWork;
  /** How long somebody waits for the answer; undefined where that is for ever. */
  readonly deadline: Deadline | undefined;
  /** Whether each object that is resolved waits its turn where much is; whoever writes them in turn sees to that alone. */
  readonly takesTurns: boolean;
  /** Counts the changes of this request: what was loaded before a change is not what is there after it. */
  readonly changes: () => number;
  /** Makes what was loaded so far be loaded anew. */
  readonly forget: () => void;
}

/** The context of a request that came at `now`. */
export function createContext({
  database,
  policies,
  viewer,
  now,
  requestId = null,
  loaded = () => undefined,
  deadline,
}: {
  readonly database: Database;
  readonly policies: PolicySet;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly requestId?: string | null;
  readonly loaded?: (keys: number) => void;
  readonly deadline?: Deadline | undefined;
}): Context {
  const notices = new Map<string, Notice>();
  let divisions: Promise<DivisionTree> | undefined;
  let changes = 0;
  let repeatable = true;
  return {
    database,
    policies,
    viewer,
    now,
    today: shanghaiDate(now),
    divisions: () => (divisions ??= keptDivisions(database)),
    notices,
    notify: (notice) => void notices.set(notice.code, notice),
    answerOnce: () => {
      repeatable = false;
    },
    isRepeatable: () => repeatable,
    requestId,
    loaded,
    work: new RequestWork(),
    deadline,
    takesTurns: true,
    changes: () => changes,
    forget: () => void (changes += 1),
  };
}
