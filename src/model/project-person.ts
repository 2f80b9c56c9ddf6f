import {
  EARLIEST_BIRTH_YEAR,
  LATEST_YEAR,
  LONGEST_NAME,
  LONGEST_NUMBER,
  LONGEST_WORD,
  MONTHS_OF_YEAR,
} from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A person of a project (项目负责人及项目组成员): personal data, seen only by whoever has the right. */
export const PROJECT_PERSON = noun('ProjectPerson', {
  zh: '项目人员',
  en: 'person of a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    isLeader: { zh: '是否项目负责人', en: 'Whether the person leads the project' },
    name: { zh: '姓名', en: 'Name', longest: LONGEST_NAME },
    documentType: { zh: '证件类型', en: 'The kind of document', longest: LONGEST_WORD },
    documentNumber: {
      zh: '证件号码',
      en: 'The number of the document',
      longest: LONGEST_NUMBER,
      column: 'documentNumberCipher',
    },
    phone: { zh: '联系电话', en: 'Telephone', longest: LONGEST_NUMBER, column: 'phoneCipher' },
    degree: { zh: '最高学位', en: 'Highest degree', longest: LONGEST_WORD },
    title: { zh: '职称', en: 'Academic or technical title', longest: LONGEST_WORD },
    birthYear: { zh: '出生年份', en: 'Year of birth', least: EARLIEST_BIRTH_YEAR, most: LATEST_YEAR },
    gender: { zh: '性别', en: 'Gender', longest: 10 },
    specialty: { zh: '从事专业', en: 'Specialty', longest: LONGEST_WORD },
    employer: { zh: '工作单位', en: 'The unit that employs the person' },
    monthsPerYear: {
      zh: '年参加项目工作时间',
      en: 'Months a year spent on the project',
      most: MONTHS_OF_YEAR,
    },
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'A person of a project (项目人员).', partBy: ['id'] },
});
