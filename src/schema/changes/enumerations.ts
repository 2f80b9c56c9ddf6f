import type { EnumRef } from '@pothos/core';
import type { Enumeration } from '../../model/column.ts';
import { PlanContent } from '../nouns/plan-content.ts';
import { AgreementClause, ConsortiumTier } from '../nouns/consortium.ts';
import { EvaluationGrade, ReportKind } from '../nouns/consortium-record.ts';
import { FundingPhase, FundingSource } from '../nouns/funding.ts';
import { ChainPosition, MemberRole } from '../nouns/membership.ts';
import { PlatformLevel } from '../nouns/platform.ts';
import { ProjectLevel, ProjectStage, ProjectUnitRole } from '../nouns/project.ts';
import { BudgetCategory, EquipmentUse } from '../nouns/project-detail.ts';
import { Stage } from '../nouns/stage.ts';
import { TechnicalField } from '../nouns/technical-field.ts';
import { QualificationKind, UnitKind } from '../nouns/unit.ts';

const ENUMERATIONS: Readonly<Partial<Record<Enumeration, EnumRef<never, string>>>> = {
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

/** The enumeration of the graph that has the words of one of the database. Throws a RangeError where it has none. */
export function enumerationNamed(name: Enumeration): EnumRef<never, string> {
  const found = ENUMERATIONS[name];
  if (!found) throw new RangeError(`the graph has no enumeration ${name}`);
  return found;
}
