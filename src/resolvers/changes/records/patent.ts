import { ofSameConsortium } from './consortium-check.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of patents. */
export const PATENT: SpecialRecordKind = {
  checks: [ofSameConsortium('Patent', 'project', { table: 'Project', column: 'projectId' })],
};
