import { shown } from '../../domain/application-form/problem.ts';
import type { ReadingFault } from './form-problem.ts';
import type { Workbook } from '../workbook/read-workbook.ts';
import { formOf, isWorkbookForm, type WorkbookFormKind } from './forms.ts';

/** The hidden name of the cell that tells which form a workbook is. */
export const FORM_NAME = 'ATLAS_FORM';
/** The hidden sheet of the options, whose first cell has that name. */
export const OPTIONS_SHEET = '选项';

/** A policy and the form that its applications fill in. */
export interface PolicyForm {
  readonly policy: string;
  readonly kind: WorkbookFormKind;
}

/** What that cell says: the policy's key, its form and the version of the form. */
export function formMark({ policy, kind }: PolicyForm): string {
  return `${policy}/${kind}/${formOf(kind).version}`;
}

/** The policy and form that a workbook says it is. */
export function markedForm({ sheets }: Workbook): PolicyForm | { readonly fault: ReadingFault } {
  const mark =
    sheets
      .find(({ name }) => name === OPTIONS_SHEET)
      ?.rows.get(1)
      ?.get(1)?.text ?? '';
  const [policy = '', kind = '', version = ''] = mark.trim().split('/');
  if (!isWorkbookForm(kind)) {
    return {
      fault: {
        code: 'UNKNOWN_FORM',
        zh: '无法识别这是哪项政策的表格，请使用下载的空白表格填写，不要将内容复制到新建的工作簿',
        en: 'this workbook does not tell which form it is; fill in the form as it was downloaded, not a new workbook',
      },
    };
  }
  if (version !== `${formOf(kind).version}`) {
    return {
      fault: {
        code: 'OTHER_VERSION',
        zh: `表格版本为${shown(version)}，现行版本为${formOf(kind).version}，请下载新的空白表格填写`,
        en: `this is version ${shown(version)} of the form, and version ${formOf(kind).version} is in use; download it anew`,
      },
    };
  }
  return { policy, kind };
}
