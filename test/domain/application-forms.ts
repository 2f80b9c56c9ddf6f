import { completeCreditCode } from '../../src/domain/credit-code.ts';

/** A credit code that fits its check character, the same for the same number. */
export function creditCode(number: number): string {
  return completeCreditCode(`91330300YY${String(number).padStart(7, '0')}`);
}

const member = (number: number, name: string, kind: string, more: object = {}) => ({
  name,
  creditCode: creditCode(number),
  kind,
  registeredDivisionCode: '330324',
  chainPosition: kind === 'ENTERPRISE' ? 'UPSTREAM' : null,
  standing: '细分领域骨干单位',
  task: '承担关键部件研制',
  ...more,
});

/** A project with everything that the proposal asks for; nobody and nothing in it exists. */
export function soundProject() {
  return {
    name: '储能变流器关键技术攻关',
    supervisingAgency: '永嘉县科技局',
    startsOn: '2025-09-01',
    endsOn: '2028-08-31',
    totalCost: '10000000',
    content: '围绕拓扑、控制与热管理开展研究。',
    goal: '形成成套技术并实现应用。',
    bindingIndicatorText: '样机效率不低于99%。',
    intellectualProperty: '各自完成的归各自，共同完成的按贡献共有。',
    units: [
      {
        role: 'UNDERTAKER',
        name: '样例储能股份有限公司',
        creditCode: creditCode(1),
        kind: 'ENTERPRISE',
        correspondenceAddress: '温州市永嘉县样例路1号',
        contactName: '张样例',
        contactPhone: '13800000000',
      },
      { role: 'PARTICIPANT', name: '样例大学', creditCode: creditCode(3) },
    ],
    persons: [
      {
        isLeader: true,
        name: '张样例',
        documentType: '居民身份证',
        documentNumber: '11010519491231002X',
        phone: '13800000000',
        degree: '博士',
        title: '正高级工程师',
        birthYear: 1980,
        gender: '男',
        specialty: '电力电子',
        employer: '样例储能股份有限公司',
        monthsPerYear: 8,
      },
      {
        isLeader: false,
        name: '李样例',
        documentType: '护照',
        documentNumber: 'E00000000',
        title: '教授',
        specialty: '控制',
        employer: '样例大学',
        monthsPerYear: 0,
      },
    ],
    indicators: [
      { binding: true, kind: 'NEW_PRODUCTS', quantity: '2', description: '储能变流器、控制器' },
      { binding: true, kind: 'PATENT_APPLICATIONS', quantity: '10', description: '拓扑与控制' },
      { binding: true, kind: 'INVENTION_PATENT_APPLICATIONS', quantity: '6' },
      { binding: true, kind: 'DOMESTIC_INVENTION_PATENT_APPLICATIONS', quantity: '5' },
      { binding: true, kind: 'PCT_PATENT_APPLICATIONS', quantity: '1' },
      { binding: false, kind: 'DOCTORS_OR_DOCTORAL_STUDENTS', quantity: '4' },
      { binding: false, kind: 'DOCTORS', quantity: '2' },
      { binding: false, kind: 'SALES_REVENUE', quantity: '250000000.5' },
      { binding: false, kind: 'OTHER_RESULTS', description: '示范工程一处' },
    ],
    schedule: [
      { startsOn: '2025-09-01', endsOn: '2026-08-31', goal: '完成总体方案' },
      { startsOn: '2026-09-01', endsOn: '2028-08-31', goal: '完成样机与示范' },
    ],
    milestones: [{ reachedBy: '2026-12-31', achievement: '样机通过第三方测试' }],
    funding: [
      { source: 'FISCAL_MUNICIPAL', amount: '2000000' },
      { source: 'SELF_RAISED', amount: '7500000' },
      { source: 'BANK_LOAN', amount: '500000' },
    ],
    budget: [
      { category: 'EQUIPMENT', source: 'FISCAL_MUNICIPAL', amount: '1000000' },
      { category: 'OPERATIONS', source: 'FISCAL_MUNICIPAL', amount: '1000000' },
      { category: 'EQUIPMENT', source: 'SELF_RAISED', amount: '2500000' },
      { category: 'LABOUR', source: 'SELF_RAISED', amount: '5000000' },
      { category: 'INDIRECT', source: 'BANK_LOAN', amount: '500000' },
    ],
    equipment: [
      {
        name: '功率分析仪 WT5000',
        quantity: 3,
        unitPrice: '120000.1',
        amount: '360000.3',
        source: 'FISCAL_MUNICIPAL',
        use: 'PROJECT_RESEARCH',
        purpose: '本项目效率测试',
      },
    ],
  };
}

/** An application with everything that Wenzhou's form asks for; nobody and nothing in it exists. */
export function soundApplication() {
  return {
    consortium: {
      name: '温州市样例储能变流器创新联合体',
      industryField: '新能源',
      technicalFields: ['M', 'E'],
      otherTechnicalFields: ['电力电子'],
      agreementEffectiveOn: '2025-08-01',
      planStartsOn: '2025-08-01',
      planEndsOn: '2028-07-31',
      goal: '突破储能变流器的关键核心技术。',
      cooperationBasis: '成员单位此前有联合研发。',
      staffCount: 1200,
      professionalStaffCount: 400,
      intellectualProperties: 80,
      inventionPatents: 20,
    },
    lead: {
      ...member(1, '样例储能股份有限公司', 'ENTERPRISE'),
      isLegalPerson: true,
      qualifications: ['HIGH_TECH', 'CHAIN_LEADER'],
      financials: [{ year: 2024, revenue: '1000000000', rdExpenditure: '52000000.25' }],
    },
    members: [
      member(2, '样例材料有限公司', 'ENTERPRISE', { chainPosition: 'MIDSTREAM' }),
      member(3, '样例大学', 'UNIVERSITY', { registeredDivisionCode: '330106' }),
      member(4, '样例研究院', 'NEW_RD_INSTITUTE'),
    ],
    declaration: {
      filledOn: '2025-08-10',
      contactName: '李样例',
      contactPhone: '0577-60000000',
      memberCount: 4,
      enterpriseCount: 2,
      universityCount: 1,
      researchInstituteCount: 1,
      investmentCount: 0,
      industryOrganizationCount: 0,
      nationalPlatformCount: 0,
      provincialPlatformCount: 1,
      leadOpinion: '情况属实，同意申报。',
    },
    platforms: [
      {
        name: '样例省级企业研究院',
        level: 'PROVINCIAL',
        category: '企业研究院',
        builtOn: '2019-11-01',
        hostUnit: '样例储能股份有限公司',
      },
    ],
    teamMembers: [
      { name: '张样例', birthYear: 1980, title: '正高级工程师', employer: '样例储能股份有限公司' },
    ],
    projectGroup: { necessity: '产业链需要。', mainGoal: '自主可控。', subGoals: ['子目标一', '子目标二'] },
    projects: [soundProject()],
  };
}
