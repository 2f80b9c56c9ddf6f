import { noun } from './noun.ts';

/** A unit’s part in a project (项目参与关系). */
export const PROJECT_UNIT = noun('ProjectUnit', {
  zh: '项目参与关系',
  en: 'part in a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    unit: { zh: '单位', en: 'The unit', fixed: true },
    role: { zh: '角色', en: 'Its part', fixed: true },
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'A unit’s part in a project (项目承担单位).', partBy: ['projectId', 'unitId', 'role'] },
  file: {
    name: 'project_units.csv',
    columns: ['project', 'unit', 'role'],
    key: ['project', 'unit', 'role'],
  },
});
