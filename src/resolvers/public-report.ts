import { digest } from '../policy/arrangement.ts';
import type { ComplianceCheck } from '../policy/check.ts';
import type { ComplianceReport } from '../policy/compliance.ts';
import { leavesOf, type Measure } from '../policy/condition.ts';
import { writeReport } from '../policy/decision.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { ParameterChange } from '../policy/reform.ts';
import type { TraceNode } from '../policy/trace.ts';
import type { Text } from '../policy/vocabulary.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { RdIntensityMethod } from '../domain/vocabulary.ts';
import type { Context } from './context.ts';
import { leadOf } from './figures.ts';
import { placeOfUnit } from './place.ts';
import { isAllowed, rightRefused } from './rights.ts';

const OF_ONE_YEAR = /\.financials\[\d+\]\./;
const NOTICE = {
  code: 'RAW_FIGURES_LEFT_OUT',
  message:
    'Figures of a single year are not public and were left out; send an API key as "Authorization: Bearer KEY".',
};

/**
 * Whether a viewer sees the figures of single years that reports on a stored consortium rest on: those of the unit that
 * led it on the day of the report, and not of the one that leads it today.
 */
export async function seesFiguresOf(
  context: Context,
  consortiumId: number,
  on: CalendarDate,
): Promise<boolean> {
  return isAllowed(context, 'RAW_FIGURES', async () => {
    const lead = await leadOf(context, consortiumId, on);
    return placeOfUnit(context, lead?.id ?? null);
  });
}

/**
 * A report on a stored consortium as its viewer may see it: without the right, no figure of a single year is in it.
 *
 * @param sees what {@link seesFiguresOf} says of the consortium.
 */
export function reportFor({ notify }: Context, report: ComplianceReport, sees: boolean): ComplianceReport {
  if (sees) return report;
  const shown = withoutFigures(notify, report);
  // The hash of what went in tells whoever tries figures which they are: this one is of what is shown.
  return { ...shown, inputHash: digest(writeReport({ ...shown, inputHash: '' })) };
}

function withoutFigures(notify: Context['notify'], report: ComplianceReport): ComplianceReport {
  const method = report.readings.rdIntensityMethod;
  const checks = report.checks.map((check) => openCheck(check, method));
  if (checks.every((check, index) => check === report.checks[index])) return report;
  // What the trace leaves out is said where a trace is read; the notice is for values that everybody looks at.
  const isToldInValues = ({ rule }: ComplianceCheck) =>
    measuresOf(rule).some((measure) => tellsOneYear(measure, method));
  if (report.checks.some(isToldInValues)) notify(NOTICE);
  const remedies = report.remedies.map((remedy) =>
    measuresOf(remedy.rule).some((measure) => tellsOneYear(measure, method))
      ? { ...remedy, quantity: null, explanation: leftOut(remedy.rule.title), changes: [] }
      : remedy,
  );
  return { ...report, checks, remedies };
}

/** Refuses whoever does not see figures of single years a reform that would feel its way to one, threshold by threshold. */
export function requireReformOf(
  { viewer }: Context,
  policy: Policy,
  reform: readonly ParameterChange[],
): void {
  const changed = new Set(reform.map(({ rule }) => rule));
  if (policy.rules.some((rule) => changed.has(rule.id) && measuresOf(rule).some(isMoneyOfOneYear))) {
    throw rightRefused(viewer, 'RAW_FIGURES');
  }
}

function measuresOf({ condition, appliesWhen, shows }: Rule): Measure[] {
  const leaves = [condition, appliesWhen].flatMap((each) => (each === null ? [] : leavesOf(each)));
  const compared = leaves.flatMap((leaf) => ('measure' in leaf ? [leaf.measure] : []));
  return shows === null || shows === 'industryField' ? compared : [...compared, shows];
}

function isMoneyOfOneYear(measure: Measure): boolean {
  return measure.of === 'leadFigure' || (measure.of === 'averageRdExpenditure' && measure.years === 1);
}

/** A ratio is public, but the words and the remedy about it tell its two parts, which only pooled are sums of years. */
function tellsOneYear(measure: Measure, method: RdIntensityMethod): boolean {
  return (
    isMoneyOfOneYear(measure) ||
    (measure.of === 'rdIntensity' && (measure.years === 1 || method !== 'POOLED'))
  );
}

function openCheck(check: ComplianceCheck, method: RdIntensityMethod): ComplianceCheck {
  const measures = measuresOf(check.rule);
  const tells = measures.some((measure) => tellsOneYear(measure, method));
  if (!tells && !check.trace.some(restsOnOneYear)) return check;
  return {
    ...check,
    actual: measures.some(isMoneyOfOneYear) ? null : check.actual,
    explanation: tells ? leftOut(check.rule.title) : check.explanation,
    trace: check.trace.map((node) => openNode(node, method)),
  };
}

function restsOnOneYear(node: TraceNode): boolean {
  return figuresOf(node).length > 0 || node.of.some(restsOnOneYear);
}

function figuresOf({ facts }: TraceNode): string[] {
  return facts.map(({ path }) => path).filter((path) => OF_ONE_YEAR.test(path));
}

/** What a node with one figure beneath it has found is that figure, and the nodes above it repeat it. */
function showsOneYear(node: TraceNode): boolean {
  return figuresOf(node).length === 1 || node.of.some(showsOneYear);
}

/** Of a ratio both parts are beneath it: of one year, or of several that are not pooled, its words tell them. */
function saysOneYear(node: TraceNode, method: RdIntensityMethod): boolean {
  const figures = figuresOf(node);
  const isRatio = figures.some((path) => path.endsWith('.revenue')) && figures.length > 1;
  return (
    showsOneYear(node) ||
    (isRatio && (figures.length === 2 || method !== 'POOLED')) ||
    node.of.some((part) => saysOneYear(part, method))
  );
}

function openNode(node: TraceNode, method: RdIntensityMethod): TraceNode {
  return {
    ...node,
    actual: showsOneYear(node) ? null : node.actual,
    says: saysOneYear(node, method) ? leftOut({ zh: '财务数据', en: 'Figures' }) : node.says,
    facts: node.facts.map((fact) => (OF_ONE_YEAR.test(fact.path) ? { ...fact, value: null } : fact)),
    of: node.of.map((part) => openNode(part, method)),
  };
}

function leftOut({ zh, en }: Text): Text {
  return {
    zh: `${zh}：单一年度的财务数据不公开，此处从略。`,
    en: `${en}: figures of a single year are not public and are left out here.`,
  };
}
