import type { PlanContent as Contents } from '../../domain/vocabulary.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';

const CONTENTS = {
  GOALS: { description: 'Goals of innovation (创新目标).' },
  TASKS: { description: 'Tasks, who does them and when (创新任务).' },
  PATH: { description: 'The path to the goals (创新路径).' },
  CONSTRUCTION_PERIOD: { description: 'The period of construction (建设期).' },
  COORDINATION_MECHANISM: { description: 'A mechanism that coordinates (议事协调机制).' },
} satisfies Record<Contents, object>;

/** The enumeration of what a plan contains. */
export const PlanContent = enumeration(
  'PlanContent',
  builder.enumType('PlanContent', {
    description: 'What a plan of collaborative innovation contains (协同创新规划内容).',
    values: CONTENTS,
  }),
);
