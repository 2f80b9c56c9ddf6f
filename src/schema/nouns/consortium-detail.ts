import type { Context } from '../../resolvers/request/context.ts';
import { type ConsortiumDetailRow, consortiumDetailsById } from '../../resolvers/nouns/consortium-record.ts';
import { builder } from '../request/builder.ts';
import { PlanContent } from './plan-content.ts';
import { Consortium } from './refs.ts';

/** What is recorded of a consortium and not read with every list. */
async function detail<Field extends keyof ConsortiumDetailRow>(
  context: Context,
  { id }: { readonly id: number },
  field: Field,
): Promise<ConsortiumDetailRow[Field] | null> {
  return (await consortiumDetailsById(context, null).load(id))?.[field] ?? null;
}

builder.objectFields(Consortium, (t) => {
  const text = (field: 'researchDirection' | 'cooperationBasis' | 'decisionMechanism', description: string) =>
    t.string({
      nullable: true,
      description,
      resolve: (consortium, _, context) => detail(context, consortium, field),
    });
  const count = (
    field: 'staffCount' | 'professionalStaffCount' | 'intellectualProperties' | 'inventionPatents',
    description: string,
  ) =>
    t.int({
      nullable: true,
      description,
      resolve: (consortium, _, context) => detail(context, consortium, field),
    });
  const answer = (
    field:
      | 'hasTransferMechanism'
      | 'hasIpManagement'
      | 'councilIncludesAllMembers'
      | 'wonProvincialChallenge'
      | 'isMunicipalConsortium'
      | 'isProvincialProjectConsortium',
    description: string,
  ) =>
    t.boolean({
      nullable: true,
      description,
      resolve: (consortium, _, context) => detail(context, consortium, field),
    });
  return {
    otherTechnicalFields: t.stringList({
      description: 'Technical fields outside the list (其他技术领域).',
      resolve: async (consortium, _, context) =>
        (await detail(context, consortium, 'otherTechnicalFields')) ?? [],
    }),
    planContents: t.field({
      type: [PlanContent],
      nullable: true,
      description: 'What its plan contains (规划内容); null: not known.',
      resolve: (consortium, _, context) => detail(context, consortium, 'planContents'),
    }),
    hasTransferMechanism: answer(
      'hasTransferMechanism',
      'Whether it has a mechanism for putting results to use (成果转化机制).',
    ),
    hasIpManagement: answer(
      'hasIpManagement',
      'Whether it has rules on intellectual property (知识产权管理制度).',
    ),
    councilIncludesAllMembers: answer(
      'councilIncludesAllMembers',
      'Whether the heads of all members sit in the council (理事会包括全部成员单位负责人).',
    ),
    wonProvincialChallenge: answer(
      'wonProvincialChallenge',
      'Whether the lead won a task of the province’s list for consortia (中标省级攻关榜单).',
    ),
    isMunicipalConsortium: answer(
      'isMunicipalConsortium',
      'Whether it is one of the city’s own consortia (市企业创新联合体).',
    ),
    isProvincialProjectConsortium: answer(
      'isProvincialProjectConsortium',
      'Whether the province supported it as a project-type consortium (省项目型创新联合体).',
    ),
    researchDirection: text('researchDirection', 'Its main directions of research (重点研发方向).'),
    cooperationBasis: text(
      'cooperationBasis',
      'The basis of the cooperation, and what came of it (合作基础、开展活动和取得的实效).',
    ),
    decisionMechanism: text('decisionMechanism', 'How it decides and works (决策及运行机制).'),
    staffCount: count('staffCount', 'The staff of lead and members (从业人员数).'),
    professionalStaffCount: count(
      'professionalStaffCount',
      'The professional staff among them (专业技术人员数).',
    ),
    intellectualProperties: count(
      'intellectualProperties',
      'Intellectual properties in force (有效知识产权数量).',
    ),
    inventionPatents: count('inventionPatents', 'The invention patents among them (发明专利数量).'),
  };
});
