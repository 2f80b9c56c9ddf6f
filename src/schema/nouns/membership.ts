import { columnFields } from './column-fields.ts';
import { MEMBERSHIP } from '../../model/membership.ts';
import type { ChainPosition as Positions, MemberRole as Roles } from '../../domain/vocabulary.ts';
import { membershipsById } from '../../resolvers/nouns/membership.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { connectionOf } from '../request/connection.ts';
import { globalId, Node } from './node.ts';
import { requiredRecordField } from './record-field.ts';
import { Membership } from './refs.ts';
import { VERSION } from '../request/version.ts';

const ROLES = {
  LEAD: { description: 'The unit that leads and answers for the consortium (牵头单位).' },
  MEMBER: { description: 'Any other member (成员单位, 共建单位).' },
} satisfies Record<Roles, object>;

/** The enumeration of parts in a consortium. */
export const MemberRole = enumeration(
  'MemberRole',
  builder.enumType('MemberRole', {
    description: 'The part that a unit has in a consortium (成员角色).',
    values: ROLES,
  }),
);

const POSITIONS = {
  UPSTREAM: { description: 'Upstream (产业链上游).' },
  MIDSTREAM: { description: 'Midstream (产业链中游).' },
  DOWNSTREAM: { description: 'Downstream (产业链下游).' },
} satisfies Record<Positions, object>;

/** The enumeration of places in the chain. */
export const ChainPosition = enumeration(
  'ChainPosition',
  builder.enumType('ChainPosition', {
    description: 'Where in the industrial chain a member works (产业链位置).',
    values: POSITIONS,
  }),
);

builder.objectType(Membership, {
  description: 'A unit’s part in a consortium (成员关系), from when to when.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Membership', membershipsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, MEMBERSHIP),
    consortium: requiredRecordField(t, MEMBERSHIP, 'consortium'),
    unit: requiredRecordField(t, MEMBERSHIP, 'unit'),
  }),
});

/** Members of a consortium, or memberships of a unit. */
export const MembershipConnection = connectionOf(Membership);
