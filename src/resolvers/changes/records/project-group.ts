import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of groups of projects. */
export const PROJECT_GROUP: SpecialRecordKind = {
  removal: { referredToBy: [{ table: 'Project', column: 'groupId', means: { zh: '项目', en: 'projects' } }] },
};
