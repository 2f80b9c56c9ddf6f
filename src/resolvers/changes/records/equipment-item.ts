import { EQUIPMENT_ITEM as NOUN } from '../../../model/equipment-item.ts';
import { fieldNamed } from '../../../model/noun.ts';
import { sql } from '../../../database/statement.ts';
import type { RecordKind } from './record.ts';

/** Mutations of equipment. */
export const EQUIPMENT_ITEM: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  fields: {
    ...NOUN.fields,
    amount: {
      ...fieldNamed(NOUN, 'amount'),
      derived: (other) => sql`${other('quantity')} * ${other('unitPrice')}`,
    },
  },
  removal: {},
  owners: ['project'],
};
