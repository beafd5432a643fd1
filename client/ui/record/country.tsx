/** Countries in the language of the screen. */
import { countryText } from '#shared/countries';
import { useStoreSettings } from './useStoreSettings.ts';

export const Country = ({ country }: { country: string | null | undefined }) => {
  const { locale } = useStoreSettings();
  return <>{country ? countryText(country, locale) : '–'}</>;
};
