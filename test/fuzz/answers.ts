import { z } from 'zod';
import { LEAK, SUGGESTION } from '../abuse/abuse-case.ts';
import type { FuzzRequest } from './requests.ts';

/** What is wrong with an answer. */
export interface Finding {
  readonly problem: string;
  readonly index: number;
  readonly role: string | null;
  readonly request: string;
  readonly answer: string;
}

/** What a run met. */
export interface Tally {
  readonly findings: Finding[];
  readonly statuses: Map<string, number>;
  readonly codes: Map<string, number>;
  /** Answers with data and without errors. */
  answered: number;
  /** The longest time that an answer took, in milliseconds. */
  longest: number;
}

const MOST_MILLISECONDS = 20_000;
const answerSchema = z.union([
  z.strictObject({
    errors: z
      .array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }))
      .min(1),
    data: z.unknown().optional(),
    extensions: z.unknown().optional(),
  }),
  z.strictObject({ data: z.looseObject({}), extensions: z.unknown().optional() }),
]);

/** An empty tally. */
export function newTally(): Tally {
  return { findings: [], statuses: new Map(), codes: new Map(), answered: 0, longest: 0 };
}

/** Sends a request and notes what came back. */
export async function send(service: string, request: FuzzRequest, tally: Tally): Promise<void> {
  const began = performance.now();
  let status = 0;
  let text = '';
  try {
    const response = await fetch(`${service}${request.path}`, request.init);
    status = response.status;
    text = await response.text();
  } catch (error) {
    text = String(error instanceof Error ? (error.cause ?? error) : error);
  }
  const milliseconds = performance.now() - began;
  tally.longest = Math.max(tally.longest, milliseconds);
  count(tally.statuses, String(status));
  const problems = milliseconds > MOST_MILLISECONDS ? ['it took too long'] : [];
  if (status === 0) problems.push('there was no answer');
  else problems.push(...problemsOf(status, text, request.role, tally));
  for (const problem of problems) {
    const { query, variables, operationName } = request.operation;
    tally.findings.push({
      problem,
      index: request.index,
      role: request.role,
      request: JSON.stringify({ query, variables, operationName }),
      answer: `${status} ${text.slice(0, 600)}`,
    });
  }
}

function problemsOf(status: number, text: string, role: string | null, tally: Tally): string[] {
  if (status >= 500) return [`status ${status}`];
  const read = answerSchema.safeParse(parsed(text));
  if (!read.success) return ['the answer is none of GraphQL'];
  if (!('errors' in read.data)) {
    tally.answered += 1;
    return [];
  }
  const problems: string[] = [];
  for (const { message, extensions } of read.data.errors) {
    count(tally.codes, extensions.code);
    if (extensions.code.startsWith('INTERNAL')) problems.push(`code ${extensions.code}`);
    if (LEAK.test(message)) problems.push('a message tells of the inside');
    if (role === null && SUGGESTION.test(message)) problems.push('a message suggests a name to the public');
  }
  return problems;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
