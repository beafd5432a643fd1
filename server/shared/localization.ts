/** Languages, currencies and formats, without schemas, so that any page may import them. Pure. */

/** The languages the console speaks, and in which a store may write its content. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text per store language; readers fall back to any language that has one. */
export type Localized = Partial<Record<Language, string>>;

/** The text in `language`, else in any other language that has one, else ''. */
export const localize = (texts: Localized | null | undefined, language: Language): string =>
  texts?.[language] || LANGUAGES.map((l) => texts?.[l]).find((t) => t) || '';

export const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);

/** Decimals of a currency's minor unit: JPY 0, CNY 2, KWD 3. */
export const currencyDecimals = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

/** What every screen needs to know of the store to show amounts, days and texts. */
export interface StoreFormats {
  storeName: string;
  currency: string;
  /** Of the currency's minor unit. */
  decimals: number;
  timeZone: string;
  /** ISO weekday, 1 Monday … 7 Sunday. */
  weekStart: number;
  language: Language;
}

export const DEFAULT_FORMATS: StoreFormats = {
  storeName: 'Merchant Console',
  currency: 'CNY',
  decimals: currencyDecimals('CNY'),
  timeZone: 'Asia/Shanghai',
  weekStart: 1,
  language: 'en',
};

/** An amount as a message shows it: `1234` in CNY is `12.34`. */
export const shownAmount = (amount: number, currency: string): string => {
  const decimals = currencyDecimals(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
};
