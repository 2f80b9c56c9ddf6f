import { LONGEST_NAME, LONGEST_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** Equipment that a project buys (需增添的科研仪器设备). */
export const EQUIPMENT_ITEM = noun('EquipmentItem', {
  zh: '仪器设备',
  en: 'equipment of a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    name: { zh: '名称及规格型号', en: 'Name, make and model', longest: LONGEST_NAME },
    quantity: { zh: '数量', en: 'How many', least: 1 },
    unitPrice: { zh: '单价', en: 'In yuan apiece' },
    amount: {
      zh: '金额',
      en: 'In yuan together',
      follows: true,
      whenWritten: ': quantity times price, which it is where it is left out',
    },
    source: { zh: '资金来源', en: 'Who pays' },
    use: { zh: '用途类别', en: 'What sort of use it has' },
    purpose: { zh: '用途说明', en: 'What it is for', longest: LONGEST_TEXT },
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'Equipment that a project buys (仪器设备).', partBy: ['id'] },
});
