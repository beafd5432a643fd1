/** Countries in a language. Pure. */
import { COUNTRIES, LANGUAGES } from '#shared/localization';

const made = new Map<string, Intl.DisplayNames>();
const namesIn = (language: string): Intl.DisplayNames => {
  const names = made.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  made.set(language, names);
  return names;
};

let codes: ReadonlyMap<string, string> | undefined;
/** Codes by themselves and by their names in each language, in lower case; made when it is first asked. */
const codeOf = (country: string): string | undefined => {
  codes ??= new Map([
    ...LANGUAGES.flatMap((language) => {
      const names = namesIn(language);
      return COUNTRIES.map((code) => [names.of(code)?.toLowerCase() ?? code, code] as const);
    }),
    ...COUNTRIES.map((code) => [code.toLowerCase(), code] as const),
  ]);
  return codes.get(country.trim().toLowerCase());
};

/** What the store sent as a country, a code or a name, called as in `locale`; as it is where it is no country's. */
export const countryText = (country: string, locale: string): string => {
  const code = codeOf(country);
  return code === undefined ? country : (namesIn(locale).of(code) ?? country);
};
