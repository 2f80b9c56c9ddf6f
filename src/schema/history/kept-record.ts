import { type NounName, NOUNS } from '../../model/nouns.ts';
import type { KeptRecord as Records } from '../../resolvers/history/subject.ts';
import { builder } from '../request/builder.ts';

const OTHER_RECORDS = {
  Division: { description: 'A place (行政区划).' },
  DivisionSuccession: { description: 'What a place became (区划沿革).' },
  MemberChange: { description: 'A change of members that all agreed to (成员变更).' },
  MemberConsent: { description: 'A member’s consent to it (成员同意).' },
  Application: { description: 'An application (申报).' },
  ApplicationMove: { description: 'A move of an application (申报流转).' },
  ApplicationReviewer: { description: 'Who reviewed it at that move (评审人员).' },
} satisfies Record<Exclude<Records, NounName>, object>;

const RECORDS: Readonly<Record<string, { readonly description: string }>> = {
  ...Object.fromEntries(NOUNS.map(({ name, history }) => [name, { description: history.is }])),
  ...OTHER_RECORDS,
};

/** The enumeration of the types of records whose changes are kept. */
export const KeptRecord = builder.enumType('KeptRecord', {
  description: 'A type of record whose changes are kept (留痕记录类型).',
  values: RECORDS,
});
