import { LONGEST_NAME } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A team of people doing the consortium’s research (科研团队), hosted by one unit or drawn from several. */
export const RESEARCH_TEAM = noun('ResearchTeam', {
  zh: '科研团队',
  en: 'research team',
  fields: {
    ref: { zh: '团队编号', en: 'Its reference as scheme:value', fixed: true, inFile: 'team_ref' },
    consortium: { zh: '所属联合体', en: 'The consortium whose research it does', fixed: true },
    name: { zh: '团队名称', en: 'Its name', longest: LONGEST_NAME },
    hostUnit: { zh: '依托单位', en: 'The unit that hosts it', whenRead: '; null: several, or not known' },
  },
  end: {
    column: 'endedOn',
    zh: '解散日期',
    en: 'The first day on which it is no more',
    whenRead: '; null: it still is',
  },
  owners: ['consortium'],
  isRemovable: true,
  history: { is: 'A research team (科研团队).' },
  file: { name: 'research_teams.csv', columns: ['ref', 'consortium', 'name', 'hostUnit', 'endedOn'] },
});
