import type { GraphQLSchema } from 'graphql';
import { builder } from './request/builder.ts';
import './request/scalars.ts';
import './nouns/node.ts';
import './nouns/division.ts';
import './nouns/unit.ts';
import './nouns/unit-record.ts';
import './nouns/consortium.ts';
import './nouns/consortium-record.ts';
import './nouns/membership.ts';
import './changes/member-changes.ts';
import './nouns/platform.ts';
import './nouns/research-team.ts';
import './nouns/project.ts';
import './nouns/project-detail.ts';
import './nouns/personal-data.ts';
import './history/personal-data-reveal.ts';
import './nouns/funding.ts';
import './nouns/patent.ts';
import './applications/application.ts';
import './applications/application-moves.ts';
import './applications/application-mutations.ts';
import './applications/application-form-file.ts';
import './compliance/policy.ts';
import './compliance/compliance.ts';
import './compliance/compliance-decision.ts';
import './changes/record-changes.ts';
import './changes/record-compliance-decision.ts';
import './history/history.ts';
import './compliance/what-if.ts';
import './compliance/comparison.ts';
import './compliance/course.ts';
import './compliance/project-money.ts';
import './nouns/project-inconsistency.ts';
import './statistics/consortium-statistics.ts';
import './statistics/unit-statistics.ts';
import './statistics/platform-statistics.ts';
import './statistics/project-statistics.ts';
import './statistics/funding-statistics.ts';
import './statistics/patent-statistics.ts';
import './statistics/group-comparison.ts';
import './statistics/city-correlation.ts';
import './statistics/rule-threshold.ts';

/** The executable schema of the graph. */
export function buildSchema(): GraphQLSchema {
  return builder.toSchema();
}
