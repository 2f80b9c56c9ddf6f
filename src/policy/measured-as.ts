import { leavesOf, type Measure } from './condition.ts';
import type { Policy } from './policy.ts';
import type { Topic } from './topic.ts';

/** Topics whose rules compare a number that several policies ask for, perhaps in different ways. */
const MEASURED_TOPICS: ReadonlySet<Topic> = new Set<Topic>([
  'RD_EFFORT',
  'LEAD_REVENUE',
  'MEMBER_MINIMUM',
  'IN_CITY_SHARE',
  'ENTERPRISE_SHARE',
]);

/**
 * What a policy measures on each topic, in words that are the same where two policies measure the same: the figure, over
 * how many years, of which members, and whether the lead is counted. Thresholds are left out: they do not hinder comparing.
 */
export function measuredAs({ rules, readings }: Policy): ReadonlyMap<Topic, string> {
  const found = new Map<Topic, string[]>();
  for (const { topic, condition } of rules) {
    if (condition === null || !MEASURED_TOPICS.has(topic)) continue;
    const measures = leavesOf(condition).flatMap((leaf) => ('measure' in leaf ? [leaf.measure] : []));
    if (measures.length === 0) continue;
    const words = measures.map((measure) => wordsOf(measure, readings.leadCounts));
    found.set(topic, [...(found.get(topic) ?? []), ...words]);
  }
  return new Map([...found].map(([topic, words]) => [topic, words.toSorted().join(' ')]));
}

function wordsOf(measure: Measure, leadCounts: boolean | null): string {
  const counted = 'counting' in measure && measure.counting === 'READING' ? { leadCounts } : {};
  return JSON.stringify({ ...measure, ...counted });
}
