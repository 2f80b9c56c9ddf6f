import { Decimal, formatDecimal, sumDecimals } from '../decimal.ts';
import type { FundingSource } from '../vocabulary.ts';
import { checkPeriod, complainOfCheckCharacter } from './consortium-sums.ts';
import {
  BINDING_INDICATORS,
  EXPECTED_INDICATORS,
  INDICATOR_SUMS,
  type IndicatorKind,
  type IndicatorSum,
  isMoneyIndicator,
} from './indicator.ts';
import { isIdentityNumber } from './identity-number.ts';
import type { Complain } from './problem.ts';
import { type ProjectEntry, RESIDENT_IDENTITY_CARD } from './project-form.ts';

/** Holds what is said of a project together; places are within the project. */
export function checkProjectSums(project: ProjectEntry, complain: Complain): void {
  checkPeriod(['endsOn'], project.startsOn, project.endsOn, complain);
  project.schedule.forEach(({ startsOn, endsOn }, index) =>
    checkPeriod(['schedule', index, 'endsOn'], startsOn, endsOn, complain),
  );
  project.units.forEach(({ creditCode }, index) => {
    if (creditCode !== null) complainOfCheckCharacter(['units', index, 'creditCode'], creditCode, complain);
  });
  checkPersons(project, complain);
  checkIndicators(project, complain);
  checkFunding(project, complain);
  checkBudget(project, complain);
  checkEquipment(project, complain);
}

function checkPersons({ persons }: ProjectEntry, complain: Complain): void {
  let leaders = 0;
  persons.forEach(({ isLeader, documentType, documentNumber }, index) => {
    if (isLeader) leaders += 1;
    if (isLeader && leaders > 1) {
      complain(['persons', index, 'isLeader'], {
        code: 'SECOND_LEADER',
        zh: '一个项目只有一名负责人，请核对',
        en: 'a project has one leader; make this person a member',
      });
    }
    const isResident = documentType === null || documentType === RESIDENT_IDENTITY_CARD;
    if (isResident && documentNumber !== null && !isIdentityNumber(documentNumber)) {
      complain(['persons', index, 'documentNumber'], {
        code: 'DOCUMENT_NUMBER_CHECK',
        zh: '证件号码不符合居民身份证号码的规则，请核对；其他证件请注明证件类型',
        en: 'this is no number of a resident identity card; correct it, or name the kind of document',
      });
    }
  });
}

function checkIndicators({ indicators }: ProjectEntry, complain: Complain): void {
  for (const binding of [true, false]) {
    const counted = new Map<IndicatorKind, { index: number; quantity: Decimal | null }>();
    indicators.forEach((indicator, index) => {
      if (indicator.binding !== binding) return;
      const { kind, quantity } = indicator;
      const known: readonly string[] = binding ? BINDING_INDICATORS : EXPECTED_INDICATORS;
      if (!known.includes(kind)) {
        complain(['indicators', index, 'kind'], {
          code: 'UNKNOWN_VALUE',
          zh: `${binding ? '约束性' : '预期性'}指标中没有${kind}`,
          en: `the form has no ${kind} among its ${binding ? 'binding' : 'expected'} indicators`,
        });
      }
      if (counted.has(kind)) {
        complain(['indicators', index, 'kind'], duplicate(`指标${kind}`, `indicator ${kind}`));
      }
      const value = quantity === null ? null : new Decimal(quantity);
      if (value && !isMoneyIndicator(kind) && !value.isInteger()) {
        complain(['indicators', index, 'quantity'], {
          code: 'BAD_NUMBER',
          zh: '数量应为整数',
          en: 'write a whole number',
        });
      }
      counted.set(kind, { index, quantity: value });
    });
    for (const sum of INDICATOR_SUMS) checkIndicatorSum(sum, counted, complain);
  }
}

function checkIndicatorSum(
  { whole, parts, relation }: IndicatorSum,
  counted: ReadonlyMap<IndicatorKind, { index: number; quantity: Decimal | null }>,
  complain: Complain,
): void {
  const total = counted.get(whole);
  if (!total?.quantity) return;
  const { quantity, index } = total;
  const known = parts.flatMap((kind) => counted.get(kind)?.quantity ?? []);
  const path = ['indicators', index, 'quantity'];
  if (relation === 'EACH_WITHIN') {
    const larger = known.find((part) => part.gt(quantity));
    if (larger) {
      complain(path, {
        code: 'PART_EXCEEDS_WHOLE',
        zh: `其中一项（${formatDecimal(larger)}）多于总数（${formatDecimal(quantity)}），请核对`,
        en: `a part of it is ${formatDecimal(larger)}, more than the ${formatDecimal(quantity)} of which it is a part`,
      });
    }
    return;
  }
  const sum = sumDecimals(known);
  const mustEqual = relation === 'EQUAL' && known.length === parts.length;
  if (mustEqual ? sum.eq(quantity) : sum.lte(quantity)) return;
  complain(path, {
    code: 'PARTS_DO_NOT_ADD_UP',
    zh: `总数为${formatDecimal(quantity)}，其中各项之和为${formatDecimal(sum)}，请核对`,
    en: `the whole is ${formatDecimal(quantity)}, its parts together are ${formatDecimal(sum)}; correct one of them`,
  });
}

function checkFunding({ funding, totalCost }: ProjectEntry, complain: Complain): void {
  const seen = new Set<FundingSource>();
  funding.forEach(({ source }, index) => {
    if (seen.has(source))
      complain(['funding', index, 'source'], duplicate(`来源${source}`, `source ${source}`));
    seen.add(source);
  });
  const amounts = funding.flatMap(({ amount }) => (amount === null ? [] : new Decimal(amount)));
  if (totalCost === null || amounts.length === 0) return;
  const sum = sumDecimals(amounts);
  const total = new Decimal(totalCost);
  if (amounts.length === funding.length ? sum.eq(total) : sum.lte(total)) return;
  complain(['totalCost'], {
    code: 'BUDGET_DOES_NOT_ADD_UP',
    zh: `总经费为${formatDecimal(total)}元，各来源之和为${formatDecimal(sum)}元，请核对`,
    en: `the total is ${formatDecimal(total)} yuan, its sources together are ${formatDecimal(sum)} yuan; correct one of them`,
  });
}

/** What is spent of each source is what it gives, once any spending is said. */
function checkBudget({ funding, budget, totalCost }: ProjectEntry, complain: Complain): void {
  const seen = new Set<string>();
  const spent = new Map<FundingSource, Decimal>();
  budget.forEach(({ category, source, amount }, index) => {
    const key = `${category} ${source}`;
    if (seen.has(key)) complain(['budget', index], duplicate(`支出${key}`, `budget line ${key}`));
    seen.add(key);
    if (amount !== null) spent.set(source, (spent.get(source) ?? new Decimal(0)).plus(amount));
  });
  if (spent.size === 0) return;
  funding.forEach(({ source, amount }, index) => {
    const used = spent.get(source) ?? new Decimal(0);
    if (amount === null || used.eq(amount)) return;
    complain(['funding', index, 'amount'], {
      code: 'BUDGET_DOES_NOT_ADD_UP',
      zh: `该来源为${amount}元，其支出之和为${formatDecimal(used)}元，两者应相等`,
      en: `this source gives ${amount} yuan and ${formatDecimal(used)} yuan of it are spent; make the two equal`,
    });
  });
  const all = sumDecimals(spent.values());
  if (totalCost === null || all.eq(totalCost)) return;
  complain(['budget'], {
    code: 'BUDGET_DOES_NOT_ADD_UP',
    zh: `支出总计为${formatDecimal(all)}元，总经费为${totalCost}元，两者应相等`,
    en: `${formatDecimal(all)} yuan are spent of a total of ${totalCost} yuan; make the two equal`,
  });
}

function checkEquipment({ equipment }: ProjectEntry, complain: Complain): void {
  equipment.forEach(({ quantity, unitPrice, amount }, index) => {
    if (quantity === null || unitPrice === null || amount === null) return;
    const product = new Decimal(unitPrice).times(quantity);
    if (product.eq(amount)) return;
    complain(['equipment', index, 'amount'], {
      code: 'AMOUNT_IS_NOT_PRODUCT',
      zh: `数量${quantity}×单价${unitPrice}元＝${formatDecimal(product)}元，与金额${amount}元不符`,
      en: `${quantity} times ${unitPrice} yuan are ${formatDecimal(product)} yuan, not ${amount}; correct one of the three`,
    });
  });
}

function duplicate(zh: string, en: string) {
  return {
    code: 'DUPLICATE_ENTRY',
    zh: `${zh}重复，请删除其一`,
    en: `${en} is there already; remove one of them`,
  } as const;
}
