/** All macros, each in every language that it is written in, that of the screen first. */
import { useGetList, useLocale } from 'react-admin';
import type { Macro } from '#contract/service/macros';
import { LANGUAGES, type Language } from '#shared/localization';

export interface MacroChoice {
  macro: Macro;
  language: Language;
  text: string;
}

const MOST = 1000;

export const useMacros = (): MacroChoice[] => {
  const locale = useLocale() as Language;
  const { data = [] } = useGetList<Macro>('macros', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'shortcut', order: 'ASC' },
  });
  const languages = [locale, ...LANGUAGES.filter((language) => language !== locale)];
  return data.flatMap((macro) =>
    languages.flatMap((language) => {
      const text = macro.texts[language];
      return text ? [{ macro, language, text }] : [];
    }),
  );
};
