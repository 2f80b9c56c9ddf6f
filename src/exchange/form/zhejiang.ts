import { TECHNICAL_FIELDS } from '../../domain/vocabulary.ts';
import type { FormDescription } from './form-description.ts';
import { TEXT } from './parties.ts';
import { APPLICATION_TYPE_WORDS, TECHNICAL_FIELD_WORDS } from './words.ts';

/** A district sends no more applications in a round. */
const MOST_APPLICATIONS = 500;

/** A to O: the fields that the heading means. A consortium of another field (P) is read and written all the same. */
const STRATEGIC_FIELDS = TECHNICAL_FIELDS.filter((letter) => letter !== 'P')
  .map((letter) => TECHNICAL_FIELD_WORDS[letter])
  .join('、');

/** Zhejiang's summary table of a district (Hangzhou 2022, Annex 4): an application a row. */
export const ZHEJIANG_FORM: FormDescription = {
  kind: 'ZHEJIANG_SUMMARY',
  title: '浙江省创新联合体申报汇总表',
  source: '《杭州市科学技术局关于组织开展2022年省级创新联合体组建与申报工作的通知》附件4',
  version: 1,
  applicationPerRow: true,
  instructions: [
    '每行填写一个创新联合体。',
    '单位填写“名称（统一社会信用代码）”；多个成员单位每个占一行（单元格内按Alt+Enter换行），或用“、”分隔。',
    '申报类型：类型一为省攻关榜单揭榜企业，类型二为市企业创新联合体，类型三为项目型创新联合体。',
  ],
  sheets: [
    {
      name: '申报汇总表',
      blocks: [
        {
          kind: 'table',
          heading: '浙江省创新联合体申报汇总表（区县汇总）',
          list: ['applications'],
          rows: 20,
          most: MOST_APPLICATIONS,
          columns: [
            {
              heading: '创新联合体名称',
              path: ['consortium', 'name'],
              value: TEXT,
              width: 34,
              required: true,
            },
            {
              heading: '15个战略领域',
              path: ['consortium', 'technicalFields'],
              value: { type: 'choices', words: TECHNICAL_FIELD_WORDS },
              width: 26,
              note: `可多选，用“、”分隔：${STRATEGIC_FIELDS}`,
            },
            { heading: '牵头单位', path: ['lead'], value: { type: 'party' }, width: 34, required: true },
            { heading: '成员单位', path: ['members'], value: { type: 'parties' }, width: 48 },
            {
              heading: '区县',
              path: ['declaration', 'districtCode'],
              value: { type: 'division' },
              width: 18,
            },
            {
              heading: '申报类型',
              path: ['declaration', 'applicationType'],
              value: { type: 'choice', words: APPLICATION_TYPE_WORDS, asNumber: true },
              width: 12,
            },
          ],
        },
      ],
    },
  ],
};
