import { TEAM_MEMBER } from '../../model/team-member.ts';
import { columnFields } from './column-fields.ts';
import { RESEARCH_TEAM } from '../../model/research-team.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { scopeOfConsortium } from '../../resolvers/nouns/access-scope.ts';
import {
  leaderOfTeam,
  membersOfTeam,
  type ResearchTeamRow,
  teamMembersById,
  teamsById,
} from '../../resolvers/nouns/research-team.ts';
import { builder } from '../request/builder.ts';
import type { FieldRight } from '../request/field-rights.ts';
import { globalId, Node } from './node.ts';
import { recordField, requiredRecordField } from './record-field.ts';
import { provenance } from './provenance.ts';
import { ResearchTeam, TeamMember } from './refs.ts';
import { VERSION } from '../request/version.ts';

const PERSONS: FieldRight<ResearchTeamRow, Context> = {
  right: 'PERSONS',
  denied: 'ABSENT',
  scope: ({ consortiumId }, context) => scopeOfConsortium(context, consortiumId),
};

builder.objectType(ResearchTeam, {
  description:
    'A team of people doing the consortium’s research (科研团队), hosted by one unit or drawn from several.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ResearchTeam', teamsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, RESEARCH_TEAM),
    provenance: t.field(provenance()),
    consortium: requiredRecordField(t, RESEARCH_TEAM, 'consortium'),
    hostUnit: recordField(t, RESEARCH_TEAM, 'hostUnit'),
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
    ...columnFields(t, TEAM_MEMBER),
    team: recordField(t, TEAM_MEMBER, 'team'),
    name: t.exposeString('name', { nullable: true, description: 'Name (姓名).' }),
    employer: recordField(t, TEAM_MEMBER, 'employer'),
  }),
});
