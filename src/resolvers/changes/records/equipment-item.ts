import { sql } from '../../../database/statement.ts';
import { LARGEST_COUNT, LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** Mutations of equipment. */
export const EQUIPMENT_ITEM: RecordKind = {
  name: 'EquipmentItem',
  means: { zh: '仪器设备', en: 'equipment of a project' },
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
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_NAME,
      required: true,
      means: { zh: '名称及规格型号', en: 'Name, make and model' },
    },
    quantity: {
      column: 'quantity',
      type: 'INTEGER',
      least: 1,
      most: LARGEST_COUNT,
      required: true,
      means: { zh: '数量', en: 'How many' },
    },
    unitPrice: {
      column: 'unitPrice',
      type: 'AMOUNT',
      required: true,
      means: { zh: '单价', en: 'In yuan apiece' },
    },
    amount: {
      column: 'amount',
      type: 'AMOUNT',
      derived: (other) => sql`${other('quantity')} * ${other('unitPrice')}`,
      means: { zh: '金额', en: 'In yuan together: quantity times price, which it is where it is left out' },
    },
    source: {
      column: 'source',
      type: 'WORD',
      enumeration: 'FundingSource',
      means: { zh: '资金来源', en: 'Who pays' },
    },
    use: {
      column: 'use',
      type: 'WORD',
      enumeration: 'EquipmentUse',
      means: { zh: '用途类别', en: 'What it is for' },
    },
    purpose: {
      column: 'purpose',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '购置理由', en: 'Why it is bought' },
    },
  },
  removal: {},
  owners: ['project'],
};
