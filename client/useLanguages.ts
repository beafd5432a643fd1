/**
 * Switches the language without mounting the pages again, so that a half-typed form is kept. React-Admin mounts
 * everything anew when its provider's language differs from the stored one; this one always says the stored one, and is
 * another object once the texts are there, which draws every text again.
 */
import { useEffect, useState } from 'react';
import type { I18nProvider, Store } from 'react-admin';

const KEY = 'locale';

const over = (provider: I18nProvider, store: Store): I18nProvider => ({
  ...provider,
  getLocale: () => store.getItem<string>(KEY) ?? provider.getLocale(),
});

export const useLanguages = (provider: I18nProvider, store: Store): I18nProvider => {
  const [current, setCurrent] = useState(() => over(provider, store));
  useEffect(() => {
    let wanted = provider.getLocale();
    const follow = async (locale: string) => {
      wanted = locale;
      await provider.changeLocale(locale);
      if (wanted === locale) setCurrent(over(provider, store));
    };
    return store.subscribe(KEY, (locale: string) => void follow(locale));
  }, [provider, store]);
  return current;
};
