import type { RecordKind } from './record.ts';

/** Mutations of parts in projects. All of a part is what it is about, so it is made and removed. */
export const PROJECT_UNIT: RecordKind = {
  name: 'ProjectUnit',
  means: { zh: '项目参与关系', en: 'part in a project' },
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
    unit: {
      column: 'unitId',
      type: 'RECORD',
      noun: 'Unit',
      required: true,
      fixed: true,
      means: { zh: '单位', en: 'The global id of the unit' },
    },
    role: {
      column: 'role',
      type: 'WORD',
      enumeration: 'ProjectUnitRole',
      required: true,
      fixed: true,
      means: { zh: '角色', en: 'Its part' },
    },
  },
  removal: {},
  owners: ['project'],
};
