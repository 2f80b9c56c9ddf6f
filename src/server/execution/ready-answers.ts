import type { Context } from '../../resolvers/request/context.ts';
import { DataVersions } from './data-versions.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';
import { type FailedStep, isKnownReason } from './plan-failures.ts';
import { writingOf, type WrittenData, writtenData, Writing } from './written-data.ts';

/** Where an answer came from: kept here, kept by another instance, fetched by its plan, or resolved field by field. */
export type AnswerSource = 'kept' | 'shared' | 'planned' | 'resolved';

type AnswerData = WrittenData & Record<string, unknown>;

/** A query, and all that its answer depends on but the data. */
export interface Question {
  /** The same for requests that are answered alike as long as the data stay the same. */
  readonly key: string;
  readonly context: Pick<Context, 'database' | 'notices' | 'notify' | 'isRepeatable'>;
  /** Plans what fetches the `data` of the answer; undefined where it must be resolved. */
  readonly plan: () => (() => Promise<string>) | undefined;
  /** Told of what failed for none of the known reasons; the resolvers answer all the same, unless it throws. */
  readonly failed: (step: FailedStep, error: unknown) => void;
}

/** An answer that needs no resolving. */
export interface ReadyAnswer {
  readonly source: AnswerSource;
  readonly data: AnswerData;
}

/** A question that the resolvers must answer; `end` is called once they have. */
export interface OpenQuestion {
  readonly source: 'resolved';
  readonly data?: undefined;
  /** @param data the `data` of an answer without errors; undefined where there is none. Gives it back as it is to be sent. */
  readonly end: (data: Record<string, unknown> | undefined) => Record<string, unknown> | undefined;
}

/**
 * Answers from what is kept as long as the data are of the same version, or by a plan. A version is read before and after an
 * answer is made, so that what is kept is of that version and of no other. What has a plan is kept from its second asking
 * on: most of it is asked once, such as pages that somebody reads through. What must be resolved takes long, so of requests
 * that ask the same at one time one resolves it, and the others wait.
 */
export class ReadyAnswers {
  readonly #kept: KeptAnswers | undefined;
  readonly #versions = new DataVersions();
  readonly #underWay = new Map<string, Promise<void>>();

  /** @param kept undefined where nothing is kept. */
  constructor(kept: KeptAnswers | undefined) {
    this.#kept = kept;
  }

  /** The answer of a question, or what to do once the resolvers have answered it. */
  async find(question: Question): Promise<ReadyAnswer | OpenQuestion> {
    const known = this.#kept?.get(question.key);
    // What is kept mostly holds still, and needs no plan then.
    let version = known && (await this.#version(question));
    if (known && known.version === version) return repeated(question, known, 'kept');
    const plan = planOf(question);
    const isKept = this.#kept && (!plan || known || this.#kept.wasAsked(question.key));
    if (!isKept) return (await planned(question, plan)) ?? NOTHING_TO_KEEP;
    version ??= await this.#version(question);
    const answer = await planned(question, plan);
    if (answer) {
      void this.#keep(question, answer.data, version, false);
      return answer;
    }
    return this.#open(question, version);
  }

  async #open(question: Question, before: string | undefined): Promise<ReadyAnswer | OpenQuestion> {
    const other = this.#underWay.get(question.key);
    await other;
    const version = other ? await this.#version(question) : before;
    const known = this.#kept?.get(question.key);
    if (known && known.version === version) return repeated(question, known, 'kept');
    const shared = version === undefined ? undefined : await this.#kept?.getShared(question.key, version);
    if (shared) return repeated(question, shared, 'shared');
    if (this.#underWay.has(question.key)) return NOTHING_TO_KEEP;

    let ended: (() => void) | undefined;
    this.#underWay.set(question.key, new Promise((resolve) => (ended = resolve)));
    return {
      source: 'resolved',
      end: (data) => {
        const written = data && writtenData(writingOf(data) ?? new Writing(JSON.stringify(data)));
        const keeping = written ? this.#keep(question, written, version, true) : Promise.resolve();
        void keeping.finally(() => {
          this.#underWay.delete(question.key);
          ended?.();
        });
        return written;
      },
    };
  }

  /** Keeps an answer once it is certain that the data did not change while it was made. */
  async #keep(
    question: Question,
    data: AnswerData,
    before: string | undefined,
    isShared: boolean,
  ): Promise<void> {
    if (before === undefined || !question.context.isRepeatable()) return;
    const notices = [...question.context.notices.values()];
    if ((await this.#version(question)) !== before) return;
    this.#kept?.set(question.key, { version: before, data, notices }, isShared);
  }

  /** Undefined where the database does not tell: then nothing is kept, and the resolvers say what is wrong. */
  #version({ context, failed }: Question): Promise<string | undefined> {
    return this.#versions.read(context.database).catch((error: unknown) => {
      if (!isKnownReason(error)) failed('version', error);
      return undefined;
    });
  }
}

const NOTHING_TO_KEEP: OpenQuestion = { source: 'resolved', end: (data) => data };

/** The plan of a question; undefined where there is none, or making it failed. */
function planOf({ plan, failed }: Question): (() => Promise<string>) | undefined {
  try {
    return plan();
  } catch (error) {
    failed('plan', error);
    return undefined;
  }
}

/** What goes wrong with a plan is left to the resolvers: they say what is wrong where. */
async function planned(
  { failed }: Question,
  plan: (() => Promise<string>) | undefined,
): Promise<ReadyAnswer | undefined> {
  if (!plan) return undefined;
  try {
    return { source: 'planned', data: writtenData(new Writing(await plan())) };
  } catch (error) {
    if (!isKnownReason(error)) failed('plan', error);
    return undefined;
  }
}

function repeated({ context }: Question, answer: KeptAnswer, source: AnswerSource): ReadyAnswer {
  for (const notice of answer.notices) context.notify(notice);
  return { source, data: answer.data };
}
