import { MAX_SEED } from '../../domain/random.ts';
import { DEFAULT_SEED, SAMPLE_LIMIT } from '../../resolvers/request/sample.ts';
import { builder } from './builder.ts';

const SampleInput = builder.inputType('SampleInput', {
  description:
    'A random sample of a list, the same for everybody and each time for as long as the records are the same (可复现抽样). The rows with the smallest MD5 of the seed, a blank and the reference are drawn, so a larger sample contains a smaller one of the same seed.',
  fields: (t) => ({
    size: t.int({
      required: true,
      least: 1,
      most: SAMPLE_LIMIT,
      description: `So many rows, 1 to ${SAMPLE_LIMIT} (样本量); all of a list that has fewer.`,
    }),
    seed: t.int({
      defaultValue: DEFAULT_SEED,
      least: 0,
      most: MAX_SEED,
      description: `The seed, 0 to ${MAX_SEED} (随机种子): another one draws another sample.`,
    }),
  }),
});

/** The argument of a list that a sample can be taken of. */
export const sampleArgument = builder.args((t) => ({
  sample: t.field({
    type: SampleInput,
    description:
      'Only a random sample of what the filter and the search leave (抽样), in the order of the list; pages and `totalCount` are those of the sample.',
  }),
}));

/** What a list costs beside its rows: of a sample all rows are put in order, and of a search many are read. */
export function listWork({
  sample,
  search,
}: {
  readonly sample?: object | null | undefined;
  readonly search?: string | null | undefined;
}): number {
  return (sample ? 100 : 0) + ((search ?? '') === '' ? 0 : 200);
}
