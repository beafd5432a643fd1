import * as z from 'zod';
import { requiredText, text } from '#contract/http';

/** The languages the console speaks, and in which a store may write its content. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text per store language; readers fall back to any language that has one. */
export type Localized = Partial<Record<Language, string>>;

const localizedShape = (max: number) => Object.fromEntries(LANGUAGES.map((l) => [l, text(max).optional()]));
export const localized = (max = 200) => z.strictObject(localizedShape(max)) as unknown as z.ZodType<Localized, Localized>;
export const requiredLocalized = (max = 200) =>
  localized(max).refine((names) => Object.values(names).some((name) => name && name.length > 0), {
    error: 'ra.validation.required',
    path: ['en'],
  });

/** The text in `language`, else in any other language that has one, else ''. */
export const localize = (texts: Localized | null | undefined, language: Language): string =>
  texts?.[language] || LANGUAGES.map((l) => texts?.[l]).find((t) => t) || '';

const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
export const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);

export const SettingsInput = z.object({
  storeName: requiredText(120),
  currency: z.string().refine(isCurrency, 'settings.errors.currency'),
  timeZone: z.string().refine(isTimeZone, 'settings.errors.timeZone'),
  weekStart: z.number().int().min(1).max(7),
  language: z.enum(LANGUAGES),
  pricesIncludeTax: z.boolean(),
  /** Basis points: 1300 = 13 %. */
  taxRateBps: z.number().int().min(0).max(10_000),
  fiscalYearStartMonth: z.number().int().min(1).max(12),
});
export type SettingsInput = z.infer<typeof SettingsInput>;

export const DEFAULT_SETTINGS: SettingsInput = {
  storeName: 'Merchant Console',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  weekStart: 1,
  language: 'en',
  pricesIncludeTax: true,
  taxRateBps: 1300,
  fiscalYearStartMonth: 1,
};

/** Decimals of a currency's minor unit: JPY 0, CNY 2, KWD 3. */
export const currencyDecimals = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
