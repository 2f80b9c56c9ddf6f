import { EARLIEST_BIRTH_YEAR, LATEST_YEAR, LONGEST_NAME, LONGEST_WORD } from '../../../domain/limits.ts';
import { oneLeader } from './project-check.ts';
import type { RecordKind } from './record.ts';

/** Mutations of people of projects. */
export const PROJECT_PERSON: RecordKind = {
  name: 'ProjectPerson',
  means: { zh: '项目人员', en: 'person of a project' },
  right: 'WRITE_RECORDS',
  fields: {
    project: {
      column: 'projectId',
      type: 'RECORD',
      noun: 'Project',
      required: true,
      fixed: true,
      means: { zh: '攻关项目', en: 'The global id of the project' },
    },
    isLeader: {
      column: 'isLeader',
      type: 'BOOLEAN',
      required: true,
      means: { zh: '是否项目负责人', en: 'Whether the person leads the project' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_WORD,
      required: true,
      means: { zh: '姓名', en: 'Name' },
    },
    documentType: {
      column: 'documentType',
      type: 'TEXT',
      longest: LONGEST_WORD,
      means: { zh: '证件类型', en: 'The kind of document' },
    },
    documentNumber: {
      column: 'documentNumberCipher',
      type: 'PERSONAL',
      longest: 40,
      means: { zh: '证件号码', en: 'The number of the document' },
    },
    phone: {
      column: 'phoneCipher',
      type: 'PERSONAL',
      longest: 40,
      means: { zh: '联系电话', en: 'Telephone' },
    },
    degree: {
      column: 'degree',
      type: 'TEXT',
      longest: LONGEST_WORD,
      means: { zh: '最高学位', en: 'Highest degree' },
    },
    title: {
      column: 'title',
      type: 'TEXT',
      longest: LONGEST_WORD,
      means: { zh: '职称', en: 'Academic or technical title' },
    },
    birthYear: {
      column: 'birthYear',
      type: 'INTEGER',
      least: EARLIEST_BIRTH_YEAR,
      most: LATEST_YEAR,
      means: { zh: '出生年份', en: 'Year of birth' },
    },
    gender: {
      column: 'gender',
      type: 'TEXT',
      longest: 10,
      means: { zh: '性别', en: 'Gender' },
    },
    specialty: {
      column: 'specialty',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '从事专业', en: 'Specialty' },
    },
    employer: {
      column: 'employerUnitId',
      type: 'RECORD',
      noun: 'Unit',
      means: { zh: '工作单位', en: 'The global id of the unit that employs the person' },
    },
    monthsPerYear: {
      column: 'monthsPerYear',
      type: 'INTEGER',
      least: 0,
      most: 12,
      means: { zh: '年参加项目工作时间', en: 'Months a year spent on the project' },
    },
  },
  removal: {},
  seenBy: 'PERSONS',
  owners: ['project'],
  checks: [oneLeader],
};
