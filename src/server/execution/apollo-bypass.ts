import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { charactersOf, KEPT_CHARACTERS } from '../documents/parsed-documents.ts';
import type { RequestContext } from '../request-context.ts';
import { beginAnswer, extensionsOf } from './answer-steps.ts';
import type { PlanFailure } from './plan-failures.ts';
import { plannedAnswer } from './planned-answer.ts';
import type { AnswerSource, PendingQuery, FoundAnswer, QueryAnswers } from './query-answers.ts';
import { answerPieces } from './serialised-data.ts';

/** A document that Apollo Server has parsed and validated. */
interface ValidatedDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
}

/** A query of a validated document, as a request asks it. */
export interface AskedQuery extends ValidatedDocument {
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Answers queries from what is kept or by a plan. What is asked is mostly asked in few documents, again and again: once
 * Apollo Server has parsed and validated one, questions in it that need no resolver are answered without it.
 */
export class ApolloBypass {
  readonly #answers: QueryAnswers;
  readonly #noteSource: (source: AnswerSource) => void;
  readonly #planFailed: (failure: PlanFailure) => void;
  /** By the hashes of their texts. Mostly they are those that Apollo Server keeps, and take no further memory. */
  readonly #validated = new LRUCache<string, ValidatedDocument>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: ({ document }) => charactersOf(document),
  });

  /**
   * @param noteSource told where the answer of each query came from.
   * @param planFailed told of each query that was left to the resolvers for a reason that nobody foresaw.
   */
  constructor(
    answers: QueryAnswers,
    noteSource: (source: AnswerSource) => void,
    planFailed: (failure: PlanFailure) => void,
  ) {
    this.#answers = answers;
    this.#noteSource = noteSource;
    this.#planFailed = planFailed;
  }

  /**
   * Answers a request without Apollo Server.
   *
   * @returns the pieces of the answer as it is sent; undefined where Apollo Server must answer, which goes on where this has stopped.
   */
  async answer(
    context: RequestContext,
    operationName: string | null,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<readonly Buffer[] | undefined> {
    const validated = this.#validated.get(context.findings.hash);
    if (!validated) return undefined;
    const { schema, document } = validated;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    try {
      const name = operation.name?.value ?? null;
      await beginAnswer(context, { schema, document, operationName: name, variables });
      const { data } = await this.find(context, { schema, document, operation, variables });
      if (data === undefined) return undefined;
      return answerPieces(data, await extensionsOf(context, data));
    } catch (error) {
      // What the client is told is Apollo Server's to tell: it comes to the same.
      if (error instanceof GraphQLError) return undefined;
      throw error;
    }
  }

  /** Finds the answer of a query of a document that Apollo Server has validated: once a request. */
  async find(context: RequestContext, query: AskedQuery): Promise<FoundAnswer | PendingQuery> {
    if (context.found) return context.found;
    const { schema, document, operation, variables } = query;
    const { viewer, today, findings } = context;
    if (this.#validated.get(findings.hash)?.document !== document) {
      this.#validated.set(findings.hash, { schema, document });
    }

    const found = await this.#answers.find({
      key: JSON.stringify([findings.hash, operation.name?.value, variables, viewer, today]),
      context,
      plan: () => plannedAnswer(context, { schema, document, operation, variables }),
      failed: (step, error) =>
        this.#planFailed({
          step,
          error,
          operation: operation.name?.value ?? null,
          document: findings.hash,
          requestId: context.requestId,
        }),
    });
    this.#noteSource(found.source);
    context.found = found;
    return found;
  }
}
