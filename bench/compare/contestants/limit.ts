import { join } from 'node:path';
import type { BenchRequest } from '../../load/job.ts';
import { ServerProcess } from '../../measure/server-process.ts';
import type { Question } from '../operations.ts';
import type { Contestant } from './contestant.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Bare HTTP and one statement: the figures computed of the members as the peers do it, or read as the database keeps them. */
export async function startLimit(name: 'limit' | 'limit-kept', databaseUrl: string): Promise<Contestant> {
  const process = await ServerProcess.start({
    command: globalThis.process.execPath,
    parameters: ['--import', 'tsx', join(ROOT, 'bench/peers/limit/server.ts')],
    directory: ROOT,
    environment: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      FIGURES: name === 'limit' ? 'computed' : 'kept',
    },
    announcement: /listens at (http:\S+)/,
  });
  return { name, process, requestFor };
}

function requestFor(question: Question): BenchRequest | undefined {
  const parameters = parametersOf(question);
  if (!parameters) return undefined;
  return {
    method: 'GET',
    path: `/${question.kind}?${new URLSearchParams(parameters).toString()}`,
    body: null,
  };
}

function parametersOf(question: Question): Record<string, string> | undefined {
  switch (question.kind) {
    case 'list':
      return { first: String(question.first), after: question.after.text };
    case 'detail':
      return { ref: question.ref };
    case 'statistics':
      if (question.industry !== null) return undefined;
      return { day: question.day ?? new Date().toISOString().slice(0, 10) };
    case 'units':
      return {
        first: String(question.first),
        after: question.after,
        search: question.search,
        kind: question.unitKind,
      };
    case 'detail-with-key':
    case 'projects':
    case 'financials':
    case 'fundings':
    case 'platforms':
    case 'duties':
    case 'compliance':
    case 'compliance-in-full':
      return undefined;
  }
}
