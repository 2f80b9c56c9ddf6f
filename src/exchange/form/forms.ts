import { FORM_KINDS, type FormKind } from '../../domain/application-form/completeness.ts';
import type { FormDescription } from './form-description.ts';
import { WENZHOU_FORM } from './wenzhou.ts';
import { ZHEJIANG_FORM } from './zhejiang.ts';
import { ZHENJIANG_FORM } from './zhenjiang.ts';

/** A form that there is as a workbook. */
export type WorkbookFormKind = Exclude<FormKind, 'NONE'>;

const FORMS: Readonly<Record<WorkbookFormKind, FormDescription>> = {
  WENZHOU_APPLICATION: WENZHOU_FORM,
  ZHENJIANG_BASE_TABLES: ZHENJIANG_FORM,
  ZHEJIANG_SUMMARY: ZHEJIANG_FORM,
};

/** The forms that there are as workbooks. */
export const WORKBOOK_FORMS: readonly WorkbookFormKind[] = FORM_KINDS.filter(isWorkbookForm);

/** The description of a form. */
export function formOf(kind: WorkbookFormKind): FormDescription {
  return FORMS[kind];
}

/** Whether a word names a form that there is as a workbook. */
export function isWorkbookForm(word: string): word is WorkbookFormKind {
  return Object.hasOwn(FORMS, word);
}
