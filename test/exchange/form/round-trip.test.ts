import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ApplicationForm } from '../../../src/domain/application-form/application-form.ts';
import { checkApplicationForm } from '../../../src/domain/application-form/check.ts';
import type { PolicyForm } from '../../../src/exchange/form/form-mark.ts';
import { readForm } from '../../../src/exchange/form/read-form.ts';
import { writeForm } from '../../../src/exchange/form/write-form.ts';
import { DIVISIONS, WENZHOU, WRITTEN_WITH, ZHEJIANG, ZHENJIANG } from './divisions.ts';
import { summaries, wenzhouApplications, zhenjiangApplications } from './arbitrary-forms.ts';

/** Forms with several projects are large; machines are shared. */
const LONG_ENOUGH = 120_000;

/** The form of an input that has nothing wrong with it. */
function sound(input: unknown): ApplicationForm {
  const { form, problems } = checkApplicationForm(input, DIVISIONS);
  expect(problems).toEqual([]);
  if (!form) throw new Error('a form without problems is a form');
  return form;
}

async function rewritten(policy: PolicyForm, forms: readonly ApplicationForm[]): Promise<ApplicationForm[]> {
  const { problems, applications } = await readForm(await writeForm(policy, forms, WRITTEN_WITH), DIVISIONS);
  expect(problems).toEqual([]);
  return applications.map(({ form }) => form);
}

it.each([
  [WENZHOU, wenzhouApplications, 8],
  [ZHENJIANG, zhenjiangApplications, 20],
])(
  'the form of $policy holds what it was filled with',
  async (policy, applications, numRuns) => {
    await fc.assert(
      fc.asyncProperty<[unknown]>(applications, async (input) => {
        const form = sound(input);
        expect(await rewritten(policy, [form])).toEqual([form]);
      }),
      { numRuns, endOnFailure: true },
    );
  },
  LONG_ENOUGH,
);

it('the summary table holds what it was filled with, a row an application', async () => {
  await fc.assert(
    fc.asyncProperty(summaries, async (inputs) => {
      const forms = inputs.map(sound);
      expect(await rewritten(ZHEJIANG, forms)).toEqual(forms);
    }),
    { numRuns: 20 },
  );
});
