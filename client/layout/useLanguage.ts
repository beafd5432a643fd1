import { useEffect } from 'react';
import { useLocaleState } from 'react-admin';
import type { Language } from '#shared/localization';
import { browserLanguage } from '../i18n.ts';
import { preferences } from './preferences.ts';

/**
 * Sets the language of the document: what was chosen here, else what the browser asks for, else the store's, which is
 * known once the person is.
 */
export const useLanguage = (ofStore: Language | undefined) => {
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : locale;
  }, [locale]);
  useEffect(() => {
    const isKnown = preferences.getItem('locale') !== undefined || browserLanguage() !== undefined;
    if (ofStore && !isKnown) setLocale(ofStore);
  }, [ofStore, setLocale]);
};
