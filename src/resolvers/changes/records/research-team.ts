import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of research teams. */
export const RESEARCH_TEAM: SpecialRecordKind = {
  removal: {
    referredToBy: [{ table: 'TeamMember', column: 'teamId', means: { zh: '团队成员', en: 'people' } }],
  },
};
