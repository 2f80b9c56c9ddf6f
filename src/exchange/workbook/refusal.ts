import type { FormMessage } from '../../domain/application-form/problem.ts';

/** Why a file is not read as a workbook at all, with what each means. The codes are stable. */
export const WORKBOOK_REFUSALS = {
  NOT_A_WORKBOOK: 'The file is no .xlsx workbook, or is damaged.',
  OLD_OR_ENCRYPTED: 'The file is an old .xls workbook, or a workbook with a password.',
  HAS_MACROS: 'The workbook holds macros or other program code.',
  HAS_EXTERNAL_LINKS: 'The workbook takes values from other files or connections.',
  TOO_LARGE: 'The file, or what it unpacks to, is larger than any form.',
  TOO_MANY_ROWS: 'A sheet has more rows, or more cells, than any form.',
} as const;

/** A code of {@link WORKBOOK_REFUSALS}. */
export type WorkbookRefusalCode = keyof typeof WORKBOOK_REFUSALS;

/** That a file is not read as a workbook, in words for whoever sent it. */
export class WorkbookRefusedError extends Error {
  override readonly name = 'WorkbookRefusedError';
  readonly code: WorkbookRefusalCode;
  readonly inWords: FormMessage;
  /** The sheet where it was found; null for the file as a whole. */
  readonly sheet: string | null;

  constructor(code: WorkbookRefusalCode, inWords: FormMessage, sheet: string | null = null) {
    super(inWords.en);
    this.code = code;
    this.inWords = inWords;
    this.sheet = sheet;
  }
}

/** That a file is damaged, or no workbook to begin with. */
export function noWorkbook(): WorkbookRefusedError {
  return new WorkbookRefusedError('NOT_A_WORKBOOK', {
    zh: '文件不是.xlsx工作簿，或已损坏，请用Excel或WPS另存为“Excel工作簿（.xlsx）”后重新提交',
    en: 'this is no .xlsx workbook, or it is damaged; save it as "Excel Workbook (.xlsx)" and send it again',
  });
}
