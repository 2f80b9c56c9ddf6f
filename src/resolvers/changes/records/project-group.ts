import { PROJECT_GROUP as NOUN } from '../../../model/project-group.ts';
import type { RecordKind } from './record.ts';

/** As many as a proposal names. */
/** Mutations of groups of projects. */
export const PROJECT_GROUP: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  end: { column: 'endedOn', means: { zh: '终止日期', en: 'The first day on which it is no more' } },
  removal: { referredToBy: [{ table: 'Project', column: 'groupId', means: { zh: '项目', en: 'projects' } }] },
  owners: ['consortium'],
};
