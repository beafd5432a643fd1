import type { Language } from '#contract/localization';
import { kit } from '../kit.ts';
import { stamps } from './stamps.ts';

/** One row, id 1: what the whole store agrees on. */
export const settings = kit.table('settings', {
  id: kit.id(),
  storeName: kit.text().notNull(),
  currency: kit.text().notNull(),
  timeZone: kit.text().notNull(),
  /** First day of the week, ISO number: 1 Monday … 7 Sunday. */
  weekStart: kit.integer().notNull(),
  language: kit.text().$type<Language>().notNull(),
  /** Fiscal defaults; later issues add to them. */
  pricesIncludeTax: kit.yesNo().notNull(),
  taxRateBps: kit.integer().notNull(),
  fiscalYearStartMonth: kit.integer().notNull(),
  /** Least margin where no variant or category says otherwise, basis points of the price; null for none. */
  minMarginBps: kit.integer().default(0),
  /** A price batch past any of these needs a second person: change, margin (basis points), rows; null for never. */
  approvalChangeBps: kit.integer().default(3000),
  approvalMarginBps: kit.integer().default(500),
  approvalRows: kit.integer().default(1000),
  ...stamps(),
});
