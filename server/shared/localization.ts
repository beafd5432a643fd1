/** Languages, currencies and formats, without schemas, so that every page may import them. Pure. */
import { numberFormat } from '#shared/formatters';

/** The languages of the console, in which a store may write its content. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text per store language; where one is missing, another language is shown. */
export type Localized = Partial<Record<Language, string>>;

/** The text in `language`, else in any language that has one, else ''. */
export const localize = (texts: Localized | null | undefined, language: Language): string =>
  texts?.[language] || LANGUAGES.map((l) => texts?.[l]).find((t) => t) || '';

/** Between the parts of a list. */
const LISTED: Record<Language, string> = { en: ', ', zh: '、' };

const isLocalized = (value: unknown): value is Localized =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((key) => LANGUAGES.some((language) => language === key));

/** An argument of a message for a reader: of names in several languages the reader's, and lists of them with commas. */
export const argumentIn = (value: unknown, language: Language): unknown => {
  if (Array.isArray(value))
    return value.map((one) => String(argumentIn(one, language))).join(LISTED[language]);
  return isLocalized(value) ? localize(value, language) : value;
};

export const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);

/** ISO 3166-1 alpha-2 codes of countries and territories. */
export const COUNTRIES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');
export const isCountry = (code: string) => COUNTRIES.includes(code);

/** Decimals of a currency's minor unit: JPY 0, CNY 2, KWD 3. */
export const currencyDecimals = (currency: string): number =>
  numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** What every page needs to know about the store to show amounts, days and texts. */
export interface StoreFormats {
  storeName: string;
  currency: string;
  /** Decimals of the currency's minor unit. */
  decimals: number;
  timeZone: string;
  /** ISO weekday, 1 Monday … 7 Sunday. */
  weekStart: number;
  /** 1 January … 12 December. */
  fiscalYearStartMonth: number;
  language: Language;
}

export const DEFAULT_FORMATS: StoreFormats = {
  storeName: 'Merchant Console',
  currency: 'CNY',
  decimals: currencyDecimals('CNY'),
  timeZone: 'Asia/Shanghai',
  weekStart: 1,
  fiscalYearStartMonth: 1,
  language: 'en',
};

/** An amount as in messages: `1234` in CNY becomes `12.34`. */
export const shownAmount = (amount: number, currency: string): string => {
  const decimals = currencyDecimals(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
};
