import { AtlasError } from './errors.ts';

/** The most numbers that all draws of one request may move: bootstrap intervals and permutation tests, about a second. */
export const DRAW_LIMIT = 50_000_000;
/** What a check of a consortium against a policy costs in points, with the words for what came of each rule. */
export const CHECK_POINTS = 100;
/** What each member that a request brings along adds to a check: all of it is read, and named in words. */
export const GIVEN_MEMBER_POINTS = 5;
/** What a check against one of several policies that are put beside each other costs. */
export const COMPARED_POINTS = 160;
/** What a check of a project against a policy's rules on money costs. */
export const MONEY_CHECK_POINTS = 60;
/** What choosing and telling an explanation costs. */
export const WORDS_POINTS = 0.5;
/** So many rules has a policy that has many. */
export const USUAL_RULES = 30;
/** What a verdict alone costs. */
export const VERDICT_POINTS = 25;
/** What telling of a right that is lacking costs: an error of its own. */
export const REFUSAL_POINTS = 15;
/** A point stands for so many of them. */
export const DRAWS_PER_POINT = 350;

/** The work that a request has made beside fetching the objects of its answer. */
export class RequestWork {
  #points = 0;
  #draws = 0;
  readonly #paths = new Set<string>();

  /** What the work costs, in points: as much as so many objects. */
  get points(): number {
    return Math.ceil(this.#points);
  }

  /** Counts work that is about to be done. */
  add(points: number): void {
    this.#points += points;
  }

  /** Counts what another count has come to. */
  include(other: RequestWork): void {
    this.#points += other.#points;
    this.#draws += other.#draws;
  }

  /** Counts work that is done once for all objects that a field at a place of the document is asked of. */
  addOnce(path: string, points: number): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    this.#points += points;
  }

  /**
   * Counts numbers that are about to be drawn.
   *
   * @throws AtlasError BAD_USER_INPUT, saying what to do, where the request has drawn too many.
   */
  draw(numbers: number): void {
    if (this.#draws + numbers > DRAW_LIMIT) {
      throw new AtlasError(
        'BAD_USER_INPUT',
        `The request would take ${this.#draws + numbers} draws; the limit is ${DRAW_LIMIT} for all its intervals and tests together. Ask for fewer replicates or permutations, narrow the filter, or ask in several requests.`,
      );
    }
    this.#draws += numbers;
    this.#points += numbers / DRAWS_PER_POINT;
  }
}
