import type { EnumRef } from '@pothos/core';
import type { Enumeration } from '../resolvers/records/field.ts';
import { PlanContent } from './compliance-input.ts';
import { AgreementClause, ConsortiumTier } from './consortium.ts';
import { EvaluationGrade, ReportKind } from './consortium-record.ts';
import { FundingPhase, FundingSource } from './funding.ts';
import { ChainPosition, MemberRole } from './membership.ts';
import { PlatformLevel } from './platform.ts';
import { ProjectLevel, ProjectStage, ProjectUnitRole } from './project.ts';
import { BudgetCategory, EquipmentUse } from './project-detail.ts';
import { Stage } from './stage.ts';
import { TechnicalField } from './technical-field.ts';
import { QualificationKind, UnitKind } from './unit.ts';

/** The enumerations that fields of records are of, by their names in the database. */
export const ENUMERATIONS: Readonly<Record<Enumeration, EnumRef<never, string>>> = {
  UnitKind,
  QualificationKind,
  ConsortiumTier,
  Stage,
  AgreementClause,
  PlanContent,
  TechnicalField,
  MemberRole,
  ChainPosition,
  PlatformLevel,
  ProjectLevel,
  ProjectStage,
  ProjectUnitRole,
  BudgetCategory,
  EquipmentUse,
  FundingSource,
  FundingPhase,
  EvaluationGrade,
  ReportKind,
};
