import { createHash } from 'node:crypto';
import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, parse, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RequestedDocument } from './documents/requested-document.ts';
import { requireCharacters } from './graphql-parameters.ts';
import { aliasLimit } from './limits/aliases.ts';
import { depthLimit } from './limits/depth.ts';
import { directiveLimit, locationDirectiveLimit } from './limits/directives.ts';
import { type DocumentLimit, operationsOf } from './limits/document-limit.ts';
import { fieldLimit } from './limits/fields.ts';
import { nestingLimit } from './limits/nesting.ts';
import { rootFieldLimit } from './limits/root-fields.ts';
import { seriesLimit } from './limits/series.ts';
import { MAX_TOKENS } from './limits/tokens.ts';
import { DocumentRefusedError } from './http/refusal.ts';

/** What documents of strangers may have. In this order: the first that is passed names the reason. */
export const DOCUMENT_LIMITS: readonly DocumentLimit[] = [
  depthLimit,
  nestingLimit,
  seriesLimit,
  aliasLimit,
  rootFieldLimit,
  directiveLimit,
  locationDirectiveLimit,
  fieldLimit,
];

/** The most characters of documents whose findings are remembered; clients send the same few again and again. */
const REMEMBERED_CHARACTERS = 1_000_000;

/** What is known of a document before it is validated. */
export interface DocumentFindings {
  /** The SHA-256 of its text, in base64; empty where it cannot be read. */
  readonly hash: string;
  /** Whether it asks for the schema itself. */
  readonly introspects: boolean;
  /** What its operations do, by their names; one without a name is under the empty name. */
  readonly operations: ReadonlyMap<string, OperationTypeNode>;
  /** The mutations that it names outside fragments. */
  readonly mutations: readonly string[];
}

const UNREADABLE: DocumentFindings = { hash: '', introspects: false, operations: new Map(), mutations: [] };

/** What the operation does that a request names; undefined where it is left open which one that is. */
export function operationType(
  { operations }: DocumentFindings,
  operationName: string | null | undefined,
): OperationTypeNode | undefined {
  if (typeof operationName === 'string') return operations.get(operationName);
  return operations.size === 1 ? [...operations.values()][0] : undefined;
}

/**
 * Makes the check that every document passes before Apollo Server sees it. It throws DocumentRefusedError where a document
 * asks for too much, unless it is trusted. A document that cannot be parsed passes: the error is Apollo Server's to tell.
 */
export function createDocumentCheck(): (document: RequestedDocument) => DocumentFindings {
  const remembered = { trusted: rememberedFindings(), others: rememberedFindings() };
  return ({ query: text, trusted }) => {
    const findings = trusted ? remembered.trusted : remembered.others;
    const known = findings.get(text);
    if (known) return known;
    const document = parsed(text);
    if (!document) return UNREADABLE;
    const hash = createHash('sha256').update(text).digest('base64');
    const found = { hash, ...inspect(document, trusted ? [] : DOCUMENT_LIMITS) };
    findings.set(text, found);
    return found;
  };
}

/** By the texts themselves: to hash one takes longer than all else that the check of a known document does. */
function rememberedFindings(): LRUCache<string, DocumentFindings> {
  return new LRUCache({
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_findings, text) => Math.max(1, text.length),
  });
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch (error) {
    // The parser descends once a level, and the stack ends before the tokens do.
    if (error instanceof RangeError) {
      throw new DocumentRefusedError(
        nestingLimit.code,
        `The document has more levels of brackets within brackets than can be read; the limit is ${nestingLimit.most}. Ask for less, or in several requests.`,
      );
    }
    if (!(error instanceof GraphQLError)) throw error;
    if (/more that \d+ tokens/.test(error.message)) {
      throw new DocumentRefusedError(
        'TOO_MANY_TOKENS',
        `The document has more words and signs than can be read; the limit is ${MAX_TOKENS}. Ask in several requests.`,
      );
    }
    return undefined;
  }
}

function inspect(document: DocumentNode, limits: readonly DocumentLimit[]): Omit<DocumentFindings, 'hash'> {
  const operations = operationsOf(document);
  for (const { code, counted, most, measure } of limits) {
    const count = measure(operations);
    if (count > most) {
      throw new DocumentRefusedError(
        code,
        `The document has ${count} ${counted}; the limit is ${most}. Ask for less, or in several requests.`,
      );
    }
  }
  let introspects = false;
  const types = new Map<string, OperationTypeNode>();
  const mutations: string[] = [];
  visit(document, {
    OperationDefinition: ({ name, operation, selectionSet }) => {
      types.set(name?.value ?? '', operation);
      if (operation !== OperationTypeNode.MUTATION) return;
      mutations.push(
        ...selectionSet.selections.flatMap((each) => (each.kind === Kind.FIELD ? each.name.value : [])),
      );
    },
    Field: ({ name }) => {
      introspects ||= name.value === '__schema' || name.value === '__type';
    },
    StringValue: ({ value }) => requireCharacters(value),
  });
  return { introspects, operations: types, mutations };
}
