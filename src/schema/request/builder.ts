import SchemaBuilder from '@pothos/core';
import ValidationPlugin from '@pothos/plugin-validation';
import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decimal } from '../../domain/decimal.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { AtlasError } from '../../resolvers/request/errors.ts';
import type { UploadedFile } from '../../resolvers/request/uploaded-file.ts';
import { REFUSAL_POINTS } from '../../resolvers/request/request-work.ts';
import { isAllowed, leaveOut, rightRefused } from '../../resolvers/request/rights.ts';
import { inTurn, isDue } from '../../resolvers/request/turns.ts';
import './field-rights.ts';
import './field-work.ts';
import { USER_ERRORS } from './user-error-plugin.ts';

/** The Pothos builder that every type of the graph is made with. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    Decimal: { Input: Decimal; Output: Decimal | string };
    Date: { Input: CalendarDate; Output: CalendarDate };
    DateTime: { Input: Date; Output: Date };
    DivisionCode: { Input: string; Output: string };
    CreditCode: { Input: string; Output: string };
    ApplicationForm: { Input: unknown; Output: ApplicationForm };
    Upload: { Input: UploadedFile; Output: never };
  };
}>({
  defaultFieldNullability: false,
  plugins: ['fieldRights', USER_ERRORS, 'fieldWork', ValidationPlugin],
  fieldWork: {
    spend: ({ work }, points) => work.add(points),
    spendOnce: ({ work }, path, points) => work.addOnce(path, points),
    error: (fault) => new AtlasError('BAD_USER_INPUT', fault),
    inTurn({ deadline, takesTurns }, resolved) {
      if (!takesTurns || !isDue()) return resolved;
      const settled = Promise.resolve(resolved);
      // What fails before its turn is told in its turn, and so is what fails of a list.
      for (const each of [settled, ...(Array.isArray(resolved) ? resolved : [])]) {
        Promise.resolve(each).catch(() => undefined);
      }
      return inTurn(deadline, () => settled);
    },
  },
  fieldRights: {
    isAllowed,
    refuse({ viewer, work, deadline }, right) {
      work.add(REFUSAL_POINTS);
      return inTurn(deadline, () => {
        throw rightRefused(viewer, right);
      });
    },
    refusalPoints: REFUSAL_POINTS,
    onAbsent: leaveOut,
  },
});

builder.queryType({
  description:
    'What can be asked. Lists page with cursors; every computed figure takes a day (`asOf` or `on`) and defaults to today in Asia/Shanghai. A field that fails is null with an error at its path, and the others stand; one whose type is never null takes the whole answer with it.',
});

builder.mutationType({
  description:
    'What can be changed (变更). Every mutation needs a right, and answers what is wrong with its input in `userErrors`. The mutations of a document are made one after another, each for itself: one that fails is null with an error at its path, and those before and behind it stand (各自生效).',
});
