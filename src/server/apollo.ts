import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { ApolloBypass } from './execution/apollo-bypass.ts';
import { writeAnswer } from './execution/serialised-data.ts';
import { parsedDocuments } from './documents/parsed-documents.ts';
import { formatError } from './format-error.ts';
import { MAX_TOKENS } from './limits/tokens.ts';
import type { Logger } from './log.ts';
import { answerSteps } from './plugins/answer-steps.ts';
import { entityTags } from './plugins/entity-tags.ts';
import { hiddenSuggestions } from './plugins/hidden-suggestions.ts';
import { internalErrors } from './plugins/internal-errors.ts';
import { queryAnswers } from './plugins/query-answers.ts';
import { statusCodes } from './plugins/status-codes.ts';
import type { RequestContext } from './request-context.ts';
import type { Tracing } from './telemetry/tracing.ts';

/** What Apollo Server works with. */
export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  /** Undefined where nothing is traced. */
  readonly tracing: Tracing | undefined;
  readonly answers: ApolloBypass;
}

/** Starts Apollo Server over the schema: it parses, validates, executes and shapes errors. HTTP is the caller's. */
export async function startApollo({
  schema,
  log,
  tracing,
  answers,
}: ApolloOptions): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    schema,
    logger: log,
    formatError,
    parseOptions: { maxTokens: MAX_TOKENS },
    includeStacktraceInErrorResponses: false,
    // Whoever may introspect is decided for each request, before the document comes here.
    introspection: true,
    // The endpoint refuses the content types that a foreign page could send; Apollo's own check would refuse plain
    // GET requests too, which only read.
    csrfPrevention: false,
    persistedQueries: false,
    documentStore: parsedDocuments(),
    stringifyResult: writeAnswer,
    stopOnTerminationSignals: false,
    plugins: [
      // It would wrap every resolver: half the time of a large answer.
      ApolloServerPluginCacheControlDisabled(),
      // First, so that the spans of the parts hold what the other plugins do in them.
      ...(tracing === undefined ? [] : [tracing.plugin]),
      answerSteps,
      internalErrors(log),
      hiddenSuggestions,
      statusCodes,
      queryAnswers(answers),
      entityTags,
    ],
  });
  await apollo.start();
  return apollo;
}
