import type { Share as ShareShape } from '../../domain/share.ts';
import { builder } from '../request/builder.ts';

/** A share of a whole. */
export const Share = builder.objectRef<ShareShape>('Share').implement({
  description:
    'How many of how many (占比). With facts unknown, the share lies between `lower` and `upper`, and `value` is null unless they agree. All three are null where `total` is 0.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'Those known to have the property (符合数量).' }),
    total: t.exposeInt('total', { description: 'All, the unknown ones among them (总数).' }),
    unknown: t.exposeInt('unknown', { description: 'Those of whom it is not known (未知数量).' }),
    value: t.expose('value', {
      type: 'Decimal',
      nullable: true,
      description: 'The share as a fraction (占比).',
    }),
    lower: t.expose('lower', {
      type: 'Decimal',
      nullable: true,
      description: 'The share if none of the unknown ones had the property (下限).',
    }),
    upper: t.expose('upper', {
      type: 'Decimal',
      nullable: true,
      description: 'The share if all of the unknown ones had it (上限).',
    }),
  }),
});
