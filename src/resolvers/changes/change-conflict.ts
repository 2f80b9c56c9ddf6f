import { z } from 'zod';
import type { Text } from '../../policy/vocabulary.ts';
import { inputError, type UserError } from '../request/user-error.ts';

const refusedByDatabase = z.object({ code: z.string(), constraint: z.string().optional() });

const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';
const FOREIGN_KEY_VIOLATION = '23503';
const CHECK_VIOLATION = '23514';
const NUMBER_OUT_OF_RANGE = '22003';
const SERIALIZATION_FAILURES = new Set(['40001', '40P01']);

const SAME_TWICE: Text = {
  zh: '这样的记录已经存在；请修改已有的记录，或换一个编号。',
  en: 'There is such a record already; change that one, or give this one another reference.',
};
const REFERRED_TO: Text = {
  zh: '所指的记录不存在，或仍被其他记录引用。',
  en: 'What it names does not exist, or other records still refer to it.',
};

/** What the constraints of the database mean to whoever runs into them. */
const CONSTRAINTS: Readonly<
  Record<string, { readonly code: string; readonly field?: string; readonly message: Text }>
> = {
  Membership_one_lead: {
    code: 'LEAD_TWICE',
    field: 'role',
    message: {
      zh: '同一时期一个联合体只能有一个牵头单位；请先结束原牵头单位的任期。',
      en: 'A consortium has one lead at one time; end the other lead’s membership first.',
    },
  },
  EquipmentItem_amount: {
    code: 'AMOUNT_MISMATCH',
    field: 'amount',
    message: { zh: '金额应等于数量乘以单价。', en: 'The amount is quantity times unit price.' },
  },
  Application_member_counts: {
    code: 'COUNTS_DISAGREE',
    field: 'memberCount',
    message: { zh: '成员总数应等于各类单位数量之和。', en: 'The number of members is the sum of the kinds.' },
  },
  Consortium_counts: {
    code: 'COUNTS_DISAGREE',
    message: {
      zh: '专业技术人员不多于从业人员，发明专利不多于有效知识产权。',
      en: 'Professional staff are among the staff, and invention patents among the intellectual properties.',
    },
  },
  Note_about_one_record: {
    code: 'ABOUT_ONE_RECORD',
    message: {
      zh: '备注应且只应关于一个联合体、一个单位或一个项目。',
      en: 'A remark is about one consortium, one unit or one project: name one of them.',
    },
  },
  ProjectMilestone_at_most_three: {
    code: 'TOO_MANY',
    field: 'position',
    message: {
      zh: '里程碑至多3个，序号为1至3。',
      en: 'There are at most three milestones, numbered 1 to 3.',
    },
  },
};

const PERIOD: Text = { zh: '结束日期不能早于开始日期。', en: 'A period does not end before it begins.' };

/** What a refusal by the database means to the user; undefined where it is a fault of ours. */
export function userErrorOf(error: unknown): UserError | undefined {
  const refused = refusedByDatabase.safeParse(error);
  if (!refused.success) return undefined;
  const { code, constraint = '' } = refused.data;
  const known = CONSTRAINTS[constraint];
  if (known)
    return inputError(known.code, known.message, ...(known.field === undefined ? [] : [known.field]));
  if (code === CHECK_VIOLATION && constraint.endsWith('period')) return inputError('PERIOD_REVERSED', PERIOD);
  if (code === UNIQUE_VIOLATION || code === EXCLUSION_VIOLATION)
    return inputError('ALREADY_EXISTS', SAME_TWICE);
  if (code === FOREIGN_KEY_VIOLATION) return inputError('BAD_REFERENCE', REFERRED_TO);
  if (code === CHECK_VIOLATION) {
    return inputError('CONTRADICTORY', {
      zh: '填写的内容互相矛盾或超出允许范围。',
      en: 'The values contradict one another or go beyond what is allowed.',
    });
  }
  if (code === NUMBER_OUT_OF_RANGE) {
    return inputError('BAD_NUMBER', {
      zh: '数值过大；请核对数量和单价。',
      en: 'What comes of these numbers is too large; look at quantity and price again.',
    });
  }
  if (SERIALIZATION_FAILURES.has(code)) {
    return inputError('CHANGED_MEANWHILE', {
      zh: '另一个请求同时修改了相关记录；请重新读取后再试。',
      en: 'Another request changed the same records at the same time; read them again and try again.',
    });
  }
  return undefined;
}
