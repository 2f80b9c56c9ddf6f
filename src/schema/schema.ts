import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './node.ts';
import './division.ts';
import './unit.ts';
import './unit-record.ts';
import './consortium.ts';
import './consortium-record.ts';
import './consortium-detail.ts';
import './membership.ts';
import './member-changes.ts';
import './platform.ts';
import './research-team.ts';
import './project.ts';
import './project-detail.ts';
import './personal-data.ts';
import './personal-data-reveal.ts';
import './funding.ts';
import './application.ts';
import './application-moves.ts';
import './application-mutations.ts';
import './application-form-file.ts';
import './policy.ts';
import './compliance.ts';
import './compliance-decision.ts';
import './record-changes.ts';
import './history.ts';
import './what-if.ts';
import './comparison.ts';
import './course.ts';
import './project-money.ts';
import './project-inconsistency.ts';
import './consortium-statistics.ts';
import './unit-statistics.ts';
import './platform-statistics.ts';
import './project-statistics.ts';
import './funding-statistics.ts';
import './group-comparison.ts';
import './city-correlation.ts';

/** The executable schema of the graph. */
export function buildSchema(): GraphQLSchema {
  return builder.toSchema();
}
