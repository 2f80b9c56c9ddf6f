import { FINANCIAL_YEAR } from '../../model/financial-year.ts';
import { QUALIFICATION } from '../../model/qualification.ts';
import { columnFields, descriptionOf } from './column-fields.ts';
import { REGISTRATION } from '../../model/registration.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { notesByUnit } from '../../resolvers/nouns/consortium-record.ts';
import { requireDivision } from '../../resolvers/nouns/division.ts';
import { scopeOfUnit } from '../../resolvers/nouns/access-scope.ts';
import { registrationsById, registrationsByUnit } from '../../resolvers/nouns/registration.ts';
import {
  type FinancialYearRow,
  financialYearsById,
  titlesById,
  titlesByUnit,
} from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import type { FieldRight } from '../request/field-rights.ts';
import { globalId, Node } from './node.ts';
import { provenance } from './provenance.ts';
import { Division, FinancialYear, Note, Qualification, Registration, Unit } from './refs.ts';
import { VERSION } from '../request/version.ts';

builder.objectType(Registration, {
  description: 'Where a unit was registered before it moved (注册地记录), from when to when.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Registration', registrationsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, REGISTRATION),
    provenance: t.field(provenance()),
    division: t.field({
      type: Division,
      description: 'The place (注册地).',
      resolve: ({ divisionCode }, _, context) => requireDivision(context, divisionCode),
    }),
  }),
});

builder.objectType(Qualification, {
  description: 'A title that a unit holds (资质), from when to when.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Qualification', titlesById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, QUALIFICATION),
  }),
});

const RAW_FIGURES: FieldRight<FinancialYearRow, Context> = {
  right: 'RAW_FIGURES',
  scope: ({ unitId }, context) => scopeOfUnit(context, unitId),
};

builder.objectType(FinancialYear, {
  description:
    'The figures of one fiscal year (年度财务数据), in yuan. They need a right: without it each is null, with the error UNAUTHENTICATED or FORBIDDEN. Null without an error is unknown, never 0.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('FinancialYear', financialYearsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, FINANCIAL_YEAR),
    revenue: t.field({
      type: 'Decimal',
      nullable: true,
      description: descriptionOf(FINANCIAL_YEAR, 'revenue'),
      right: RAW_FIGURES,
      resolve: ({ revenue }) => revenue,
    }),
    salesRevenue: t.field({
      type: 'Decimal',
      nullable: true,
      description: descriptionOf(FINANCIAL_YEAR, 'salesRevenue'),
      right: RAW_FIGURES,
      resolve: ({ salesRevenue }) => salesRevenue,
    }),
    rdExpenditure: t.field({
      type: 'Decimal',
      nullable: true,
      description: descriptionOf(FINANCIAL_YEAR, 'rdExpenditure'),
      right: RAW_FIGURES,
      resolve: ({ rdExpenditure }) => rdExpenditure,
    }),
  }),
});

builder.objectFields(Unit, (t) => ({
  registrations: t.field({
    type: [Registration],
    description: 'Where it was registered before it moved, earliest first (历次注册地).',
    resolve: async ({ id }, _, context) => (await registrationsByUnit(context, null).load(id)) ?? [],
  }),
  titles: t.field({
    type: [Qualification],
    description: 'All titles that were recorded of it, those that hold no more among them (全部资质记录).',
    resolve: async ({ id }, _, context) => (await titlesByUnit(context, null).load(id)) ?? [],
  }),
  notes: t.field({
    type: [Note],
    description: 'Remarks on the record (备注).',
    resolve: async ({ id }, _, context) => (await notesByUnit(context, null).load(id)) ?? [],
  }),
}));
