import { EARLIEST_BIRTH_YEAR, LATEST_YEAR, LONGEST_NAME, LONGEST_OPEN_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A person of a research team (科研团队成员): personal data, seen only by whoever has the right. */
export const TEAM_MEMBER = noun('TeamMember', {
  zh: '科研团队成员',
  en: 'person of a research team',
  fields: {
    consortium: { zh: '创新联合体', en: 'The consortium', fixed: true },
    team: {
      zh: '所属团队',
      en: 'The team',
      whenRead: '; null for a person of the consortium outside any team',
      whenWritten: ', which is one of the same consortium',
    },
    name: { zh: '姓名', en: 'Name', longest: LONGEST_NAME },
    isLeader: {
      zh: '是否团队负责人',
      en: 'Whether the person leads the team',
      whenRead: '; null: not known',
    },
    birthYear: { zh: '出生年份', en: 'Year of birth', least: EARLIEST_BIRTH_YEAR, most: LATEST_YEAR },
    title: { zh: '职称', en: 'Academic or technical title', longest: LONGEST_OPEN_TEXT },
    position: { zh: '职务', en: 'Position held', longest: LONGEST_OPEN_TEXT },
    specialty: { zh: '从事专业', en: 'Specialty', longest: LONGEST_OPEN_TEXT },
    employer: { zh: '工作单位', en: 'The unit that employs the person' },
  },
  owners: ['consortium'],
  isRemovable: true,
  history: { is: 'A person of a team (团队成员).', partBy: ['id'] },
  file: {
    name: 'team_members.csv',
    columns: [
      'consortium',
      'name',
      'team',
      'isLeader',
      'birthYear',
      'title',
      'position',
      'specialty',
      'employer',
    ],
    key: ['consortium', 'team', 'name', 'birthYear', 'employer'],
  },
});
