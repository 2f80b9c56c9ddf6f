import { requireConsortium } from '../../resolvers/nouns/consortium.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { placeOfConsortium } from '../../resolvers/nouns/place.ts';
import {
  leaderOfTeam,
  membersOfTeam,
  type ResearchTeamRow,
  teamMembersById,
  teamsById,
} from '../../resolvers/nouns/research-team.ts';
import { unitsById } from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import type { FieldRight } from '../request/field-rights.ts';
import { globalId, Node } from './node.ts';
import { provenance } from './provenance.ts';
import { Consortium, ResearchTeam, TeamMember, Unit } from './refs.ts';
import { VERSION } from '../request/version.ts';

const PERSONS: FieldRight<ResearchTeamRow, Context> = {
  right: 'PERSONS',
  denied: 'ABSENT',
  place: ({ consortiumId }, context) => placeOfConsortium(context, consortiumId),
};

builder.objectType(ResearchTeam, {
  description:
    'A team of people doing the consortium’s research (科研团队), hosted by one unit or drawn from several.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ResearchTeam', teamsById)),
    version: t.exposeInt('version', VERSION),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it is no more (解散日期); null: it still is.',
    }),
    provenance: t.field(provenance()),
    ref: t.exposeString('ref', { description: 'Its reference as scheme:value (团队编号).' }),
    name: t.exposeString('name', { description: 'Its name (团队名称).' }),
    consortium: t.field({
      type: Consortium,
      description: 'The consortium whose research it does (所属联合体).',
      resolve: ({ consortiumId }, _, context) => requireConsortium(context, consortiumId),
    }),
    hostUnit: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit that hosts it (依托单位); null: several, or not known.',
      resolve: async ({ hostUnitId }, _, context) =>
        hostUnitId === null ? null : ((await unitsById(context, null).load(hostUnitId)) ?? null),
    }),
    leader: t.field({
      type: TeamMember,
      nullable: true,
      description: 'Who leads it (团队负责人). People need a right: without it, null.',
      right: PERSONS,
      resolve: (team, _, context) => leaderOfTeam(context, team),
    }),
    members: t.field({
      type: [TeamMember],
      description: 'Its people (团队成员). People need a right: without it they are left out, with a notice.',
      right: PERSONS,
      resolve: (team, _, context) => membersOfTeam(context, team),
    }),
  }),
});

builder.objectType(TeamMember, {
  description:
    'A person of a research team (科研团队成员): personal data, seen only by whoever has the right.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('TeamMember', teamMembersById)),
    version: t.exposeInt('version', VERSION),
    team: t.field({
      type: ResearchTeam,
      nullable: true,
      description: 'The team (所属团队); null for a person of the consortium outside any team.',
      resolve: async ({ teamId }, _, context) =>
        teamId === null ? null : ((await teamsById(context, null).load(teamId)) ?? null),
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name (姓名).' }),
    isLeader: t.exposeBoolean('isLeader', {
      nullable: true,
      description: 'Whether the person leads the team (是否团队负责人); null: not known.',
    }),
    birthYear: t.exposeInt('birthYear', { nullable: true, description: 'Year of birth (出生年份).' }),
    title: t.exposeString('title', { nullable: true, description: 'Academic or technical title (职称).' }),
    position: t.exposeString('position', { nullable: true, description: 'Position held (职务).' }),
    specialty: t.exposeString('specialty', { nullable: true, description: 'Specialty (从事专业).' }),
    employer: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit that employs the person (工作单位).',
      resolve: async ({ employerUnitId }, _, context) =>
        employerUnitId === null ? null : ((await unitsById(context, null).load(employerUnitId)) ?? null),
    }),
  }),
});
