import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import {
  createIntl,
  createIntlCache,
  FormattedMessage,
  type IntlShape,
  RawIntlProvider,
  useIntl,
} from 'react-intl';
import type { LABELS } from '../generated/labels.ts';
import { EN } from './en.ts';
import { labelOf } from './labels.ts';
import { htmlLanguage, type Language } from './language.ts';
import { type Sentence, ZH } from './zh.ts';

const MESSAGES = { zh: ZH, en: EN };
const NAME = 'atlas-language';

type Enumeration = keyof typeof LABELS;
type Values = Readonly<Record<string, string | number | boolean>>;

/** What a screen says in the viewer's language. */
export interface Words {
  readonly language: Language;
  readonly say: (sentence: Sentence, values?: Values) => string;
  /** The same with elements among the values: names in their own language, links. */
  readonly tell: (sentence: Sentence, values: Readonly<Record<string, ReactNode>>) => ReactNode;
  /** What a value of an enumeration is called; of one that this page does not know yet, its own name. */
  readonly label: (enumeration: Enumeration, value: string) => string;
}

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'zh',
  choose: () => undefined,
});

/** The language of all that is within: the one that was chosen last, Chinese at first. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(NAME) === 'en' ? 'en' : 'zh',
  );
  const intl = useMemo(() => intlOf(language), [language]);
  useEffect(() => {
    document.documentElement.lang = htmlLanguage(language);
  }, [language]);
  const chosen = useMemo(
    () => ({
      language,
      choose(next: Language) {
        localStorage.setItem(NAME, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return (
    <Chosen value={chosen}>
      <RawIntlProvider value={intl}>{children}</RawIntlProvider>
    </Chosen>
  );
}

function intlOf(language: Language): IntlShape {
  return createIntl(
    {
      locale: htmlLanguage(language),
      messages: MESSAGES[language],
      onError(error) {
        throw error;
      },
    },
    createIntlCache(),
  );
}

/** The language that was chosen, and how to choose another. */
export function useLanguage() {
  return useContext(Chosen);
}

/** What to say, in the viewer's language. */
export function useWords(): Words {
  const { language } = useLanguage();
  const intl = useIntl();
  return useMemo(
    () => ({
      language,
      say: (sentence, values) => intl.formatMessage({ id: sentence }, values),
      tell: (sentence, values) => <FormattedMessage id={sentence} values={values} />,
      label: (enumeration, value) => labelOf(enumeration, value, language),
    }),
    [language, intl],
  );
}
