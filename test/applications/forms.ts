import { creditCode, soundApplication } from '../domain/application-forms.ts';

const YEARS = [2022, 2023, 2024];
const PERSONAL = { contactPhone: null };

/** An application that meets every rule of Wenzhou that a form can show; nobody and nothing in it exists. */
export function compliantApplication(first = 1) {
  const sound = soundApplication();
  const party = (number: number, name: string, more: object = {}) => ({
    ...sound.lead,
    qualifications: [],
    financials: [],
    name,
    creditCode: creditCode(first + number),
    signedAgreement: true,
    ...more,
  });
  const lead = {
    ...sound.lead,
    creditCode: creditCode(first),
    signedAgreement: true,
    qualifications: ['LEADING_ENTERPRISE', 'HIGH_TECH', 'CHAIN_LEADER'],
    financials: YEARS.map((year) => ({ year, revenue: '1000000000', rdExpenditure: '52000000.25' })),
  };
  return {
    ...sound,
    consortium: {
      ...sound.consortium,
      agreementClauses: [
        'PURPOSE',
        'GOALS',
        'TERM',
        'RIGHTS_AND_DUTIES',
        'INTELLECTUAL_PROPERTY',
        'BENEFIT_SHARING',
        'RISK_SHARING',
      ],
      hasCouncil: true,
    },
    lead,
    members: [
      party(1, '样例材料有限公司'),
      party(2, '样例部件有限公司'),
      party(3, '样例大学', { kind: 'UNIVERSITY', registeredDivisionCode: '330106', chainPosition: null }),
      party(5, '样例软件有限公司'),
      party(4, '样例研究院', { kind: 'NEW_RD_INSTITUTE', chainPosition: null }),
    ],
    declaration: { ...sound.declaration, memberCount: 6, enterpriseCount: 4 },
    projects: sound.projects.map((project) => ({
      ...project,
      units: project.units.map((unit) => ({
        ...unit,
        creditCode: creditCode(unit.name === '样例大学' ? first + 3 : first),
      })),
    })),
  };
}

/** The same without any document or telephone number. */
export function withoutNumbers(form: ReturnType<typeof compliantApplication>) {
  return {
    ...form,
    declaration: { ...form.declaration, ...PERSONAL },
    projects: form.projects.map((project) => ({
      ...project,
      units: project.units.map((unit) => ({ ...unit, ...PERSONAL })),
      persons: project.persons.map((person) => ({ ...person, documentNumber: null, phone: null })),
    })),
  };
}
