import * as z from 'zod';
import { requiredText, text } from '#contract/http';
import { isCurrency, LANGUAGES, type Localized } from '#contract/localization';

const localizedShape = (max: number) => Object.fromEntries(LANGUAGES.map((l) => [l, text(max).optional()]));
export const localized = (max = 200) =>
  z.strictObject(localizedShape(max)) as unknown as z.ZodType<Localized, Localized>;
export const requiredLocalized = (max = 200) =>
  localized(max).refine((names) => Object.values(names).some((name) => name && name.length > 0), {
    error: 'ra.validation.required',
    path: ['en'],
  });

const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
const limit = (max: number) => z.number().int().min(0).max(max).nullable();

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
  /** Least margin where no variant or category says otherwise, basis points of the price; null for none. */
  minMarginBps: limit(9_900).default(0),
  /** A price batch past any of these needs a second person: change, margin (basis points), rows; null for never. */
  approvalChangeBps: limit(100_000).default(3000),
  approvalMarginBps: limit(9_900).default(500),
  approvalRows: limit(1_000_000).default(1000),
});
export type SettingsInput = z.infer<typeof SettingsInput>;
