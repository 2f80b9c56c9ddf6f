import {
  BINDING_INDICATORS,
  EXPECTED_INDICATORS,
  type IndicatorKind,
  isMoneyIndicator,
} from '../../domain/application-form/indicator.ts';
import type { GridBlock, GridRow } from './form-description.ts';
import { LONG_TEXT, WAN_YUAN } from './parties.ts';

/** The indicators as the proposal words them (Wenzhou 2025, Annex 2, part 5). */
const INDICATOR_WORDS: Readonly<Record<IndicatorKind, string>> = {
  NEW_PRODUCTS: '目标战略产品（新产品、新装置）（项）',
  KEY_GENERIC_TECHNOLOGIES: '解决关键共性技术（项）',
  BOTTLENECK_TECHNOLOGIES: '突破卡脖子关键瓶颈技术（项）',
  DEMONSTRATIONS: '示范工程、示范点（个）',
  PROTOTYPES: '开发样机（台套）',
  SOFTWARE: '开发软件（个）',
  NEW_MATERIALS: '开发新材料（项）',
  PATENT_APPLICATIONS: '申请专利（件）',
  INVENTION_PATENT_APPLICATIONS: '申请专利：其中发明专利（件）',
  DOMESTIC_INVENTION_PATENT_APPLICATIONS: '申请发明专利：国内发明专利（件）',
  PCT_PATENT_APPLICATIONS: '申请发明专利：PCT/EPO专利（件）',
  PATENTS_GRANTED: '授权专利（件）',
  INVENTION_PATENTS_GRANTED: '授权专利：其中授权发明专利（件）',
  DOMESTIC_INVENTION_PATENTS_GRANTED: '授权发明专利：国内发明专利（件）',
  PCT_PATENTS_GRANTED: '授权发明专利：PCT/EPO专利（件）',
  STANDARDS: '参与制订标准（项）',
  INTERNATIONAL_STANDARDS: '其中：国际标准（项）',
  NATIONAL_STANDARDS: '其中：国家标准（项）',
  LOCAL_STANDARDS: '其中：地方标准（项）',
  INDUSTRY_STANDARDS: '其中：行业标准（项）',
  CLINICAL_GUIDELINES: '编制临床诊疗规范（项）',
  CLINICAL_STUDIES: '开展临床研究（项）',
  CLINICAL_STUDIES_PHASE_1: '临床研究：其中Ⅰ期（项）',
  CLINICAL_STUDIES_PHASE_2: '临床研究：其中Ⅱ期（项）',
  CLINICAL_STUDIES_PHASE_3: '临床研究：其中Ⅲ期（项）',
  DRUG_TRIAL_APPROVALS: '获药物临床试验批准通知书（件）',
  DRUG_TRIAL_PHASE_COMPLETED: '完成药物临床试验（期，填1至4）',
  DRUG_PRODUCTION_PERMITS: '获国内药品生产许可（件）',
  DRUG_MARKETING_PERMITS: '药品上市许可（件）',
  DRUG_REGISTRATIONS: '国内药品注册证书（件）',
  SOFTWARE_COPYRIGHTS: '获得软件著作权（项）',
  PAPERS: '发表高水平论文（篇）',
  SCI_PAPERS: '论文：其中SCI收录（篇）',
  EI_PAPERS: '论文：其中EI收录（篇）',
  CORE_JOURNAL_PAPERS: '论文：其中国内核心期刊（篇）',
  MONOGRAPHS: '出版论著（部）',
  OTHER_THEORETICAL_RESULTS: '其他基础理论成果',
  DOCTORS_OR_DOCTORAL_STUDENTS: '引育博士或博士研究生（名）',
  DOCTORS: '引育：其中博士（名）',
  PROMOTIONS: '职称晋升（人）',
  SENIOR_PROMOTIONS: '晋升：其中正高级职称（人）',
  ASSOCIATE_SENIOR_PROMOTIONS: '晋升：其中副高级职称（人）',
  OUTPUT_VALUE: '执行期累计实现产值（万元）',
  SALES_REVENUE: '执行期累计销售收入（万元）',
  PROFIT: '执行期累计利润（万元）',
  TAX: '执行期累计上缴税金（万元）',
  OTHER_RESULTS: '其他预期性成果',
};

const TEXT_ALONE: ReadonlySet<IndicatorKind> = new Set(['OTHER_THEORETICAL_RESULTS', 'OTHER_RESULTS']);
const QUANTITY = '数量';

function rowOf(kind: IndicatorKind, binding: boolean): GridRow {
  return {
    label: INDICATOR_WORDS[kind],
    entry: { binding, kind },
    ...(isMoneyIndicator(kind) && { value: WAN_YUAN }),
    ...(TEXT_ALONE.has(kind) && { without: [QUANTITY] }),
  };
}

function gridOf(heading: string, binding: boolean, kinds: readonly IndicatorKind[]): GridBlock {
  return {
    kind: 'grid',
    heading,
    list: ['indicators'],
    corner: '指标',
    rows: kinds.map((kind) => rowOf(kind, binding)),
    columns: [
      { heading: QUANTITY, path: ['quantity'], value: { type: 'amount', tenThousands: false }, width: 16 },
      { heading: '具体为', path: ['description'], value: LONG_TEXT, width: 40 },
    ],
    note: '“其中”各项之和与总数相符；没有的留空。',
  };
}

/** 约束性指标 */
export const BINDING_GRID = gridOf('五、2.约束性指标：量化指标', true, BINDING_INDICATORS);
/** 预期性指标 */
export const EXPECTED_GRID = gridOf('五、3.预期性指标', false, EXPECTED_INDICATORS);
