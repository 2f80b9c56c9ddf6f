import type { ProjectEntry } from '../../domain/application-form/project-form.ts';
import { checkProjectSums } from '../../domain/application-form/project-sums.ts';
import { checkPatentIndicators } from '../../domain/application-form/patent-indicators.ts';
import {
  type Complain,
  type FormMessage,
  type FormProblemCode,
  formProblem,
} from '../../domain/application-form/problem.ts';
import { INDICATOR_KINDS } from '../../domain/application-form/indicator.ts';
import { Decimal, formatDecimal } from '../../domain/decimal.ts';
import type { Context } from '../request/context.ts';
import {
  budgetByProject,
  equipmentByProject,
  type IndicatorRow,
  indicatorsByProject,
  scheduleByProject,
} from './project-detail.ts';
import { patentsByProject } from './patent.ts';
import type { ProjectRow } from './project.ts';
import { inTurn } from '../request/turns.ts';

/** Where records of one project do not add up. */
export interface Inconsistency {
  /** A field of the project, and in a list the place in it and the field there. */
  readonly field: readonly string[];
  readonly code: FormProblemCode;
  readonly message: FormMessage;
}

/**
 * Where the records of a project do not add up, by the rules that application forms are held to. Such records are
 * entered one after another, so no mutation refuses what another may mend: what is wrong is told here.
 */
export async function inconsistenciesOf(context: Context, project: ProjectRow): Promise<Inconsistency[]> {
  const [indicators = [], schedule = [], budget = [], equipment = [], patents = []] = await Promise.all([
    indicatorsByProject(context, null).load(project.id),
    scheduleByProject(context, null).load(project.id),
    budgetByProject(context, null).load(project.id),
    equipmentByProject(context, null).load(project.id),
    patentsByProject(context, null).load(project.id),
  ]);
  const counted = indicators.flatMap((row, index) => entryOf(row, index));
  const entry: ProjectEntry = {
    name: project.name,
    level: project.level,
    programme: project.programme,
    supervisingAgency: null,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    totalCost: project.totalCost,
    content: project.content,
    goal: project.goal,
    bindingIndicatorText: null,
    intellectualProperty: project.intellectualProperty,
    units: [],
    persons: [],
    indicators: counted.map(({ indicator }) => indicator),
    schedule,
    milestones: [],
    // What was asked for, awarded and paid is on record apart from what was planned.
    funding: [],
    budget: budget.map(({ category, source, amount }) => ({ category, source, amount: written(amount) })),
    equipment: equipment.map(({ quantity, unitPrice, amount, ...item }) => ({
      ...item,
      quantity,
      unitPrice: written(unitPrice),
      amount: written(amount),
    })),
  };
  return inTurn(context.deadline, () => {
    const found: Inconsistency[] = [];
    const complain: Complain = (path, fault) => {
      const { code, message } = formProblem(path, fault);
      found.push({ field: path.map((part, at) => pathPartOf(part, path[at - 1], counted)), code, message });
    };
    checkProjectSums(entry, complain);
    if (project.stage === 'COMPLETED') {
      const known = patents.map((patent) => ({ ...patent, isGranted: patent.grantedOn !== null }));
      checkPatentIndicators(entry, known, complain);
    }
    return found;
  });
}

/** A numeric of the database as forms write it, without zeros at its end. */
function written(number: string): string {
  return formatDecimal(new Decimal(number));
}

interface CountedIndicator {
  readonly indicator: ProjectEntry['indicators'][number];
  /** In the list of the project's indicators. */
  readonly index: number;
}

/** An indicator of the forms; others are in no sum. */
function entryOf({ kind, binding, quantity, description }: IndicatorRow, index: number): CountedIndicator[] {
  const known = INDICATOR_KINDS.find((each) => each === kind);
  if (known === undefined) return [];
  return [
    {
      index,
      indicator: {
        kind: known,
        binding,
        quantity: quantity === null ? null : written(quantity),
        description,
      },
    },
  ];
}

function pathPartOf(
  part: string | number,
  list: string | number | undefined,
  counted: readonly CountedIndicator[],
): string {
  return String(list === 'indicators' && typeof part === 'number' ? (counted[part]?.index ?? part) : part);
}
