/** The languages of the dashboard: Chinese first. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** As the API calls it. */
export function localeOf(language: Language): 'ZH' | 'EN' {
  return language === 'zh' ? 'ZH' : 'EN';
}

/** As documents say what they are written in. */
export function htmlLanguage(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}
