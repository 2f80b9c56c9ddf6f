import type { Text } from '../../policy/vocabulary.ts';
import { builder } from './builder.ts';

const Locale = builder.enumType('Locale', {
  description: 'The language of titles and explanations (语言).',
  values: { ZH: { description: 'Chinese (中文).' }, EN: { description: 'English (英文).' } } as const,
});

/** The argument of a text that is kept in both languages. */
export const localeArgument = builder.args((t) => ({
  locale: t.field({ type: Locale, defaultValue: 'ZH', description: 'In this language (语言).' }),
}));

/** A text in the language asked for; Chinese, the language of the documents, where none was. */
export function textIn({ zh, en }: Text, locale: 'ZH' | 'EN' | null | undefined): string {
  return locale === 'EN' ? en : zh;
}
