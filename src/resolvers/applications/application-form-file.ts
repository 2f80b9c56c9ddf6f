import { patentsOnRecord } from '../../exchange/form/patents-on-record.ts';
import { type ReadFormResult, readForm } from '../../exchange/form/read-form.ts';
import type { Context } from '../request/context.ts';
import { requireMutationRight } from '../changes/mutation-rights.ts';
import type { UploadedFile } from '../request/uploaded-file.ts';

/** What came of reading a form. */
export type FormReading = ReadFormResult;
/** An application that a form holds. */
export type DraftedForm = ReadFormResult['applications'][number];
/** Something wrong with a form, by its cell. */
export type FormProblem = ReadFormResult['problems'][number];

/**
 * Reads a filled form into the documents of applications, and changes nothing. Throws AtlasError where the viewer may
 * not draft applications; what is wrong with the file is in the answer.
 */
export async function readApplicationForm(context: Context, file: UploadedFile): Promise<FormReading> {
  requireMutationRight(context.viewer, 'readApplicationForm');
  const { database, today } = context;
  return readForm(file.bytes, await context.divisions(), patentsOnRecord(database, today));
}
