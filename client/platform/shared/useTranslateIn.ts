/** Messages in another language than that of the screen, for texts that a store writes in each of its languages. */
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslate } from 'react-admin';
import type { Language } from '#shared/localization';
import { createI18n } from '../../i18n.ts';

type Translate = (key: string, facts?: Record<string, unknown>) => string;

/** Null until the messages of the language are loaded. */
export const useTranslateIn = (language: Language): Translate | null => {
  const translate = useTranslate();
  const isOfScreen = useLocale() === language;
  const { data } = useQuery({
    queryKey: ['messages', language],
    queryFn: () => createI18n(language),
    enabled: !isOfScreen,
    staleTime: Infinity,
  });
  return isOfScreen ? translate : (data?.translate ?? null);
};
