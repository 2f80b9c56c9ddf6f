import type { CalendarDate } from '../domain/calendar-date.ts';
import type { DivisionTree } from '../domain/division.ts';
import type { ConsortiumTier } from '../domain/vocabulary.ts';
import type { ComplianceCheck } from './check.ts';
import { checkCompliance, type ComplianceReport } from './compliance.ts';
import type { ConsortiumFacts } from './facts.ts';
import type { Policy, Readings } from './policy.ts';
import { type Topic, TOPICS } from './topic.ts';
import type { Text } from './vocabulary.ts';

/** A question how a consortium would fare under several policies. */
export interface ComparisonRequest {
  readonly policies: readonly Policy[];
  readonly facts: ConsortiumFacts;
  readonly on: CalendarDate;
  readonly divisions: DivisionTree;
  /** The consortium's own tier; null where it has none yet. */
  readonly tier: ConsortiumTier | null;
  readonly readings?: Partial<Readings>;
  /** Whether whoever asks may see the lead's money: true where it is left out. */
  readonly showsMoney?: boolean;
}

/** What one policy says about a topic. */
export interface ComparisonCell {
  readonly policy: Policy;
  /** False where the policy has no rule of eligibility on the topic, which is never a pass. */
  readonly regulated: boolean;
  readonly checks: readonly ComplianceCheck[];
}

/** A topic across the policies. */
export interface ComparisonRow {
  readonly topic: Topic;
  readonly title: Text;
  /** One for each policy, in the order of the policies. */
  readonly cells: readonly ComparisonCell[];
}

/** Something that makes a policy's column compare unfairly with the others. */
export interface ComparabilityNote {
  readonly policy: Policy;
  readonly reason: 'TIER' | 'DRAFT' | 'TRIAL' | 'EXPIRED' | 'NOT_YET_IN_FORCE' | 'POLICY_NOTE';
  readonly says: Text;
}

/** One consortium beside several policies, topic by topic. */
export interface ComplianceComparison {
  readonly reports: readonly ComplianceReport[];
  readonly rows: readonly ComparisonRow[];
  readonly notes: readonly ComparabilityNote[];
}

/**
 * Puts one consortium beside several policies: would it qualify elsewhere, and on which topics does it not? Throws as
 * {@link checkCompliance} does.
 */
export function compareCompliance(request: ComparisonRequest): ComplianceComparison {
  const { policies, facts, on, divisions, readings = {}, showsMoney = true } = request;
  const reports = policies.map((policy) =>
    checkCompliance({ policy, facts, on, divisions, readings, showsMoney }),
  );
  const present = new Set<string>(reports.flatMap(({ checks }) => checks.map(({ rule }) => rule.topic)));
  const topics = Object.keys(TOPICS).filter((word): word is Topic => present.has(word));
  return {
    reports,
    rows: topics.map((topic) => ({
      topic,
      title: TOPICS[topic],
      cells: reports.map((report) => cellOf(report, topic)),
    })),
    notes: reports.flatMap((report) => notesOn(report, request.tier)),
  };
}

function cellOf({ policy, checks }: ComplianceReport, topic: Topic): ComparisonCell {
  const onTopic = checks.filter(({ rule }) => rule.topic === topic);
  return { policy, regulated: onTopic.length > 0, checks: onTopic };
}

function notesOn(
  { policy, policyStatus }: ComplianceReport,
  tier: ConsortiumTier | null,
): ComparabilityNote[] {
  const notes: ComparabilityNote[] = [];
  if (tier !== null && tier !== policy.tier) {
    notes.push({
      policy,
      reason: 'TIER',
      says: {
        zh: `${policy.title.zh}面向${TIER_NAMES[policy.tier].zh}联合体，本联合体为${TIER_NAMES[tier].zh}。`,
        en: `${policy.title.en} is for ${TIER_NAMES[policy.tier].en} consortia; this one is ${TIER_NAMES[tier].en}.`,
      },
    });
  }
  if (policyStatus !== 'IN_FORCE') {
    const standing = STANDINGS[policyStatus];
    notes.push({
      policy,
      reason: policyStatus,
      says: { zh: `${policy.title.zh}：${standing.zh}。`, en: `${policy.title.en}: ${standing.en}.` },
    });
  }
  if (policy.comparabilityNote !== null) {
    notes.push({ policy, reason: 'POLICY_NOTE', says: policy.comparabilityNote });
  }
  return notes;
}

const TIER_NAMES: Readonly<Record<ConsortiumTier, Text>> = {
  PROVINCIAL: { zh: '省级', en: 'provincial' },
  MUNICIPAL: { zh: '市级', en: 'municipal' },
  COUNTY: { zh: '县级', en: 'county-level' },
};

const STANDINGS: Readonly<Record<Exclude<ComplianceReport['policyStatus'], 'IN_FORCE'>, Text>> = {
  DRAFT: { zh: '征求意见稿，尚无效力', en: 'a draft without force' },
  TRIAL: { zh: '试行', en: 'on trial' },
  EXPIRED: { zh: '已过有效期', en: 'no longer valid' },
  NOT_YET_IN_FORCE: { zh: '当时尚未施行', en: 'not yet in force on that day' },
};
