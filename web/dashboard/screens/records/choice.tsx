import { NativeSelect } from '@mantine/core';
import { useWords } from '../../words/words.tsx';

/** Narrows a list to one value of several, or to none. */
export function Choice({
  label,
  values,
  chosen,
  choose,
  none,
}: {
  readonly label: string;
  /** What it says where nothing is chosen; all, unless it says so. */
  readonly none?: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | undefined;
  readonly choose: (value: string | undefined) => void;
}) {
  const { say } = useWords();
  return (
    <NativeSelect
      label={label}
      value={chosen ?? ''}
      data={[{ value: '', label: none ?? say('list.filter.any') }, ...values]}
      onChange={({ currentTarget: { value } }) => choose(value === '' ? undefined : value)}
    />
  );
}
