import { PROJECT_GROUP as NOUN } from '../../../model/project-group.ts';
import type { RecordKind } from './record.ts';

/** As many as a proposal names. */
/** Mutations of groups of projects. */
export const PROJECT_GROUP: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: { referredToBy: [{ table: 'Project', column: 'groupId', means: { zh: '项目', en: 'projects' } }] },
  owners: ['consortium'],
};
