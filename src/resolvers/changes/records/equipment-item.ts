import { EQUIPMENT_ITEM as NOUN } from '../../../model/equipment-item.ts';
import { fieldNamed } from '../../../model/noun.ts';
import { sql } from '../../../database/statement.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of equipment. */
export const EQUIPMENT_ITEM: SpecialRecordKind = {
  fields: {
    ...NOUN.fields,
    amount: {
      ...fieldNamed(NOUN, 'amount'),
      derived: (other) => sql`${other('quantity')} * ${other('unitPrice')}`,
    },
  },
};
