/** The settings of a new store. */
import type { SettingsInput } from '#contract/platform/settings';
import { DEFAULT_FORMATS } from '#shared/localization';

const { storeName, currency, timeZone, weekStart, fiscalYearStartMonth, language } =
  DEFAULT_FORMATS;

export const DEFAULT_SETTINGS: SettingsInput = {
  storeName,
  currency,
  timeZone,
  weekStart,
  language,
  fiscalYearStartMonth,
  minMarginBps: 0,
  approvalChangeBps: 3000,
  approvalMarginBps: 500,
  approvalRows: 1000,
  productLane: 'best',
  orderLane: 'stack',
  shippingLane: 'best',
  thresholdBasis: 'after',
  approvalBudget: 5_000_000,
  adjustmentLimitOwner: 50_000,
  adjustmentLimitManager: 10_000,
  adjustmentLimitMarketer: 5_000,
  goodwillLimitCase: 500,
  goodwillLimitMonth: 5_000,
  refundProvider: 'shop',
};
