import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/exchange/form/read-form.ts';
import { writeForm } from '../../../src/exchange/form/write-form.ts';
import { DIVISIONS, WENZHOU, WRITTEN_WITH } from './divisions.ts';
import { cellBy, editedForm, filledForm, problemsOf } from './workbooks.ts';

/** A form whose total is a formula, with or without its result. */
const summed = (result: number | undefined) =>
  editedForm((sheet) => {
    cellBy(sheet('备案申请表'), '成员总数（个）', 'right').value =
      result === undefined ? { formula: 'SUM(1,3)' } : { formula: 'SUM(1,3)', result };
  });

describe('a form that somebody worked on', () => {
  it('is read as another program saves it', async () => {
    const before = await readForm(await filledForm(), DIVISIONS);
    const after = await readForm(await editedForm(() => undefined), DIVISIONS);
    expect(after).toEqual(before);
    expect(after.problems).toEqual([]);
    expect(after.applications[0]?.form.projects[0]?.equipment[0]).toMatchObject({
      unitPrice: '120000.1',
      amount: '360000.3',
    });
  });

  it('that is empty says what it cannot do without, and where', async () => {
    expect(await problemsOf(await writeForm(WENZHOU, [], WRITTEN_WITH))).toEqual([
      'error 备案申请表 B2 MISSING_VALUE',
    ]);
  });

  it('says what it still lacks before it can be submitted', async () => {
    const file = await editedForm((sheet) => {
      cellBy(sheet('备案申请表'), '产业领域', 'right').value = null;
    });
    const { applications } = await readForm(file, DIVISIONS);
    expect(applications[0]?.missing).toMatchObject([{ path: ['consortium', 'industryField'] }]);
  });

  it('may have its columns in another order, and further columns', async () => {
    const file = await editedForm((sheet) => {
      const team = sheet('科研团队');
      for (let row = 3; row <= 13; row += 1) {
        const [name, employer] = [team.getCell(row, 1).value, team.getCell(row, 6).value];
        team.getCell(row, 1).value = employer;
        team.getCell(row, 6).value = name;
      }
      team.getCell('G3').value = '备注';
    });
    expect(await problemsOf(file)).toEqual(['warning 科研团队 G3 UNKNOWN_COLUMN']);
    const { applications } = await readForm(file, DIVISIONS);
    expect(applications).toEqual((await readForm(await filledForm(), DIVISIONS)).applications);
  });

  it('lacks a sheet, a column, a part or a label', async () => {
    const lacking = await editedForm((sheet, workbook) => {
      workbook.removeWorksheet(sheet('创新平台').id);
      const members = sheet('成员单位');
      members.getCell('B2').value = '代码';
      sheet('备案申请表').getCell('A4').value = null;
      sheet('项目总体设计').getCell('A1').value = '设计';
    });
    expect(await problemsOf(lacking)).toEqual([
      'error 备案申请表 - MISSING_LABEL',
      'error 创新平台 - MISSING_SHEET',
      'warning 成员单位 B2 UNKNOWN_COLUMN',
      'error 成员单位 A2 MISSING_COLUMN',
      'error 项目总体设计 - MISSING_HEADING',
    ]);
  });

  it.each([
    ['text for a number', '成员总数（个）', '四家', 'BAD_NUMBER'],
    ['a count with its unit', '企业数量（个）', '2个', 'BAD_NUMBER'],
    ['a day that was not', '联合体协议生效时间', '2025-02-30', 'BAD_DATE'],
    ['a year for a day', '联合体协议生效时间', 2025, 'BAD_DATE'],
    ['a word of no list', '主要技术领域（第1项）', '元宇宙', 'UNKNOWN_VALUE'],
    ['a field for the fourth time', '推荐的县（市、区）、功能区', '鼓楼区', 'AMBIGUOUS_DIVISION'],
    ['a place that is none', '推荐的县（市、区）、功能区', '亚特兰蒂斯', 'UNKNOWN_DIVISION'],
    ['a code of no place', '推荐的县（市、区）、功能区', '999999', 'UNKNOWN_DIVISION'],
    ['501 characters', '技术创新目标（限500字）', '字'.repeat(501), 'TOO_LONG'],
    ['counts that do not add up', '成员总数（个）', 5, 'COUNTS_DO_NOT_ADD_UP'],
  ])('has %s', async (_, label, value, code) => {
    const addresses: string[] = [];
    const file = await editedForm((sheet) => {
      const cell = cellBy(sheet('备案申请表'), label, 'right');
      cell.value = value;
      addresses.push(cell.address);
    });
    expect(await problemsOf(file)).toEqual([`error 备案申请表 ${addresses[0]} ${code}`]);
  });

  it.each([
    ['a number of a day', 45_870, '2025-08-01'],
    ['text with slashes', '2025/8/1', '2025-08-01'],
    ['text in Chinese', '2025年8月1日', '2025-08-01'],
    ['full-width text', '２０２５．８．１', '2025-08-01'],
    ['digits', 20_250_801, '2025-08-01'],
    ['a day and a time', 45_870.75, '2025-08-01'],
  ])('has a day as %s', async (_, value, day) => {
    const file = await editedForm((sheet) => {
      cellBy(sheet('备案申请表'), '联合体协议生效时间', 'right').value = value;
    });
    const { applications } = await readForm(file, DIVISIONS);
    expect(applications[0]?.form.consortium.agreementEffectiveOn).toBe(day);
  });

  it('has full-width digits and letters, commas in amounts, and places by name', async () => {
    const file = await editedForm((sheet) => {
      cellBy(sheet('备案申请表'), '成员总数（个）', 'right').value = '４';
      cellBy(sheet('备案申请表'), '推荐的县（市、区）、功能区', 'right').value = '永嘉县';
      cellBy(sheet('牵头单位'), '营业收入（万元）', 'down').value = '１００，０００．５';
    });
    const { problems, applications } = await readForm(file, DIVISIONS);
    expect(problems).toEqual([]);
    expect(applications[0]?.form).toMatchObject({
      declaration: { memberCount: 4, districtCode: '330324' },
      lead: { financials: [{ revenue: '1000005000' }] },
    });
  });

  it('has a code as a number, which has lost its last digits', async () => {
    const file = await editedForm((sheet) => {
      cellBy(sheet('牵头单位'), '统一社会信用代码', 'right').value = 913_303_000_000_000_000;
      cellBy(sheet('项目1'), '负责人证件号码', 'right').value = 330_324_198_001_011_200;
    });
    expect(await problemsOf(file)).toEqual([
      'error 牵头单位 B3 NUMBER_FOR_CODE',
      expect.stringMatching(/^error 项目1 B\d+ NUMBER_FOR_CODE$/),
    ]);
  });

  it('has formulas: their saved results count, and one without a result is refused', async () => {
    expect(await problemsOf(await summed(4))).toEqual([]);
    expect(await problemsOf(await summed(7))).toEqual(['error 备案申请表 B19 COUNTS_DO_NOT_ADD_UP']);
    expect(await problemsOf(await summed(undefined))).toEqual(['error 备案申请表 B19 UNSAVED_FORMULA']);
    const broken = await editedForm((sheet) => {
      cellBy(sheet('备案申请表'), '产业领域', 'right').value = { error: '#REF!' };
    });
    expect(await problemsOf(broken)).toEqual(['error 备案申请表 B4 CELL_ERROR']);
  });

  it('has merged cells in a table', async () => {
    const file = await editedForm((sheet) => sheet('科研团队').mergeCells('B4:B5'));
    expect(await problemsOf(file)).toEqual(['error 科研团队 B4 MERGED_CELLS']);
  });

  it('has a hidden row or column that is filled in', async () => {
    const file = await editedForm((sheet) => {
      sheet('备案申请表').getRow(4).hidden = true;
      sheet('科研团队').getRow(4).hidden = true;
      sheet('成员单位').getColumn(3).hidden = true;
    });
    expect(await problemsOf(file)).toEqual([
      'error 备案申请表 B4 HIDDEN_ENTRY',
      'error 科研团队 A4 HIDDEN_ENTRY',
      'error 成员单位 C3 HIDDEN_ENTRY',
    ]);
  });

  it('has totals of a budget that somebody wrote over', async () => {
    const file = await editedForm((sheet) => {
      const project = sheet('项目1');
      project.eachRow((row) => {
        if (row.getCell(1).text === '总计') row.getCell(2).value = 201;
      });
    });
    expect(await problemsOf(file)).toEqual([expect.stringMatching(/^error 项目1 B\d+ SUM_DIFFERS$/)]);
  });

  it('has a budget and equipment that do not add up', async () => {
    const file = await editedForm((sheet) => {
      const project = sheet('项目1');
      cellBy(project, '总经费', 'right').value = 1001;
      cellBy(project, '金额（万元）', 'down').value = 1;
    });
    expect(await problemsOf(file)).toEqual([
      expect.stringMatching(/^error 项目1 B\d+ BUDGET_DOES_NOT_ADD_UP$/),
      expect.stringMatching(/^error 项目1 B\d+ BUDGET_DOES_NOT_ADD_UP$/),
      expect.stringMatching(/^error 项目1 D\d+ AMOUNT_IS_NOT_PRODUCT$/),
    ]);
  });

  it('shows only the ends of numbers of people, and such ends are not taken for numbers', async () => {
    const { applications } = await readForm(await filledForm(), DIVISIONS);
    const forms = applications.map(({ form }) => form);
    const file = await writeForm(WENZHOU, forms, { ...WRITTEN_WITH, showPersonalData: false });
    const read = await readForm(file, DIVISIONS);
    expect(new Set(read.problems.map(({ code }) => code))).toEqual(new Set(['MASKED_VALUE']));
    expect(read.applications[0]?.form.projects[0]?.persons[0]).toMatchObject({
      name: '张样例',
      documentNumber: null,
      phone: null,
    });
  });
});
