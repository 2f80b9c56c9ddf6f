import type { Stage as Stages } from '../../domain/vocabulary.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';

/** The stages of an application and of the consortium that comes of it, with their descriptions. */
export const STAGE_VALUES = {
  DRAFTING: { description: 'Being drafted (起草).' },
  SUBMITTED: { description: 'Submitted (已提交).' },
  LOCAL_REVIEW: { description: 'Reviewed by the district (属地初审).' },
  RECOMMENDED: { description: 'Recommended by the district (已推荐).' },
  FORMAL_CHECK: { description: 'Checked as to form (形式审查).' },
  EXPERT_REVIEW: { description: 'Reviewed by experts (专家评审).' },
  DECIDED: { description: 'Decided by the city or province (已审定).' },
  PUBLIC_NOTICE: { description: 'In public notice (公示).' },
  FILED: { description: 'Filed (备案).' },
  LISTED: { description: 'Listed by the province or city (列入名单).' },
  RUNNING: { description: 'Running (建设运行).' },
  EVALUATED: { description: 'Evaluated (已评估).' },
  ROLLING_SUPPORT: { description: 'Supported again after a good evaluation (滚动支持).' },
  ADJUSTED: { description: 'Adjusted after an evaluation (调整).' },
  SUSPENDED: { description: 'Suspended (中止).' },
  REVOKED: { description: 'Its standing taken away (取消或终止资格).' },
  DISSOLVED: { description: 'Dissolved (解散).' },
} satisfies Record<Stages, object>;

/** The enumeration of stages. */
export const Stage = enumeration(
  'Stage',
  builder.enumType('Stage', {
    description: 'How far a consortium has come from draft to end (阶段).',
    values: STAGE_VALUES,
  }),
);
