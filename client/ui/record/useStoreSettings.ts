import { useGetIdentity, useLocale } from 'react-admin';
import { DEFAULT_FORMATS, type Language, type StoreFormats } from '#shared/localization';

/** Currency, decimals, time zone, week start and name of the store, with the language of the screen. */
export const useStoreSettings = (): StoreFormats & { locale: Language } => {
  // The auth provider loads them together with the person.
  const { identity } = useGetIdentity();
  const store = (identity as { store?: StoreFormats } | undefined)?.store;
  const locale = useLocale() as Language;
  return { ...(store ?? DEFAULT_FORMATS), locale };
};
