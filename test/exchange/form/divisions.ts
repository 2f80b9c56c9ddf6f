import { DivisionTree } from '../../../src/domain/division.ts';

const place = (
  code: string,
  name: string,
  level: 'PROVINCE' | 'PREFECTURE' | 'COUNTY',
  parentCode: string | null,
) => ({
  code,
  name,
  level,
  parentCode,
  successorCode: null,
});

/** Two provinces with some of their places; 鼓楼区 is there twice. */
export const DIVISIONS = new DivisionTree([
  place('330000', '浙江省', 'PROVINCE', null),
  place('330100', '杭州市', 'PREFECTURE', '330000'),
  place('330106', '西湖区', 'COUNTY', '330100'),
  place('330300', '温州市', 'PREFECTURE', '330000'),
  place('330324', '永嘉县', 'COUNTY', '330300'),
  place('320000', '江苏省', 'PROVINCE', null),
  place('320106', '鼓楼区', 'COUNTY', '320000'),
  place('320302', '鼓楼区', 'COUNTY', '320000'),
  place('321100', '镇江市', 'PREFECTURE', '320000'),
]);

/** What forms are written with. */
export const WRITTEN_WITH = { divisions: DIVISIONS, area: '330300', showPersonalData: true } as const;

/** The policies that have a form. */
export const WENZHOU = { policy: 'wenzhou-2025', kind: 'WENZHOU_APPLICATION' } as const;
export const ZHENJIANG = { policy: 'zhenjiang-2023', kind: 'ZHENJIANG_BASE_TABLES' } as const;
export const ZHEJIANG = { policy: 'zhejiang-2022', kind: 'ZHEJIANG_SUMMARY' } as const;
