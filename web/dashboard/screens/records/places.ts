import { useAnswer } from '../../data/answer.ts';
import { CitiesDocument } from '../../generated/operations.ts';
import { localeOf } from '../../words/language.ts';
import { useWords } from '../../words/words.tsx';

/** The places whose policies the atlas holds, to narrow a list to. */
export function usePlaces(on: string): readonly { readonly value: string; readonly label: string }[] {
  const { language } = useWords();
  const { data } = useAnswer(CitiesDocument, { on, locale: localeOf(language) });
  const places = new Map((data?.policies ?? []).map(({ division }) => [division.code, division.name]));
  return [...places].map(([value, label]) => ({ value, label }));
}
