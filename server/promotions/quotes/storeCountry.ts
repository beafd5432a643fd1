/** The country of the store, for phone numbers without a country code. */
import { type CountryCode, getCountries } from 'libphonenumber-js/min';

const canonical = (timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

let byZone: Map<string, CountryCode> | undefined;
const loadZones = () => {
  const zones = new Map<string, CountryCode>();
  for (const country of getCountries()) {
    const { timeZones = [] } = new Intl.Locale(`und-${country}`) as { timeZones?: string[] };
    for (const zone of timeZones)
      if (!zones.has(canonical(zone))) zones.set(canonical(zone), country);
  }
  return zones;
};

/** The country in which the store's time zone is used; none for zones such as UTC. */
export const storeCountry = (timeZone: string): CountryCode | undefined =>
  (byZone ??= loadZones()).get(canonical(timeZone));
