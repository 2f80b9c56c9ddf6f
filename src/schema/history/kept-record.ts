import type { KeptRecord as Records } from '../../resolvers/history/subject.ts';
import { builder } from '../request/builder.ts';

const RECORDS = {
  Division: { description: 'A place (行政区划).' },
  DivisionSuccession: { description: 'What a place became (区划沿革).' },
  Unit: { description: 'An organisation (单位).' },
  Registration: { description: 'Where an organisation was registered, and until when (注册地).' },
  Qualification: { description: 'A title of an organisation (资质).' },
  FinancialYear: { description: 'Figures of a fiscal year (年度财务数据).' },
  Consortium: { description: 'An innovation consortium (创新联合体).' },
  Membership: { description: 'A unit’s part in a consortium (成员).' },
  MemberChange: { description: 'A change of members that all agreed to (成员变更).' },
  MemberConsent: { description: 'A member’s consent to it (成员同意).' },
  Platform: { description: 'A research facility (创新平台).' },
  ResearchTeam: { description: 'A research team (科研团队).' },
  TeamMember: { description: 'A person of a team (团队成员).' },
  ProjectGroup: { description: 'A group of projects (项目群).' },
  Project: { description: 'A research project (项目).' },
  ProjectUnit: { description: 'A unit’s part in a project (项目承担单位).' },
  ProjectPerson: { description: 'A person of a project (项目人员).' },
  ProjectIndicator: { description: 'An indicator of a project (项目指标).' },
  ProjectScheduleItem: { description: 'A step of a project’s plan (进度安排).' },
  ProjectMilestone: { description: 'A milestone of a project (里程碑节点).' },
  BudgetLine: { description: 'What one source pays for one category (经费概算).' },
  EquipmentItem: { description: 'Equipment that a project buys (仪器设备).' },
  Funding: { description: 'A sum of money for a project (项目经费).' },
  Evaluation: { description: 'An evaluation of a consortium (绩效评价).' },
  Report: { description: 'A report of a consortium (报告).' },
  Application: { description: 'An application (申报).' },
  ApplicationMove: { description: 'A move of an application (申报流转).' },
  ApplicationReviewer: { description: 'Who reviewed it at that move (评审人员).' },
  Note: { description: 'A remark (备注).' },
} satisfies Record<Records, object>;

/** The enumeration of the types of records whose changes are kept. */
export const KeptRecord = builder.enumType('KeptRecord', {
  description: 'A type of record whose changes are kept (留痕记录类型).',
  values: RECORDS,
});
