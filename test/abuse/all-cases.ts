import type { AbuseCase } from './abuse-case.ts';
import { DOCUMENT_CASES } from './cases/documents.ts';
import { GRAPHQL_COP_CASES } from './cases/graphql-cop.ts';
import { NEGOTIATION_CASES } from './cases/negotiation.ts';
import { OWASP_CASES } from './cases/owasp.ts';
import { TRANSPORT_CASES } from './cases/transport.ts';
import { VALUE_CASES } from './cases/values.ts';

/** Every case, list by list. The service that they are sent to is configured as ABUSED_ENVIRONMENT says. */
export const ABUSE_CASES: readonly AbuseCase[] = [
  ...OWASP_CASES,
  ...GRAPHQL_COP_CASES,
  ...DOCUMENT_CASES,
  ...VALUE_CASES,
  ...TRANSPORT_CASES,
  ...NEGOTIATION_CASES,
];
