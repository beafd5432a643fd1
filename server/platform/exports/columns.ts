/** What an export of each list holds, column by column. */
import type { z, ZodType } from 'zod';
import { Member } from '#contract/members/members';
import { Order } from '#contract/orders/orders';
import { ListedReturn } from '#contract/orders/returns';
import { Activity } from '#contract/platform/activities';
import { PriceBatch } from '#contract/pricing/priceBatches';
import { PriceList } from '#contract/pricing/priceLists';
import { PriceEvent } from '#contract/pricing/prices';
import { Campaign } from '#contract/promotions/campaigns';
import { Coupon, CouponBatch } from '#contract/promotions/coupons';
import { Promotion } from '#contract/promotions/promotions';
import { Redemption } from '#contract/promotions/redemptions';
import { fieldMetadata, type Unit } from '#shared/fieldMetadata';
import { formatAmount } from '../imports/amounts.ts';
import type { CsvValue } from './csvWriter.ts';
import { isoInZone } from './instants.ts';

export interface Formats {
  timeZone: string;
  /** Decimals of the store's currency. */
  decimals: number;
}
type Row = Readonly<Record<string, unknown>>;
type Format = (value: unknown, formats: Formats) => CsvValue;

const plain: Format = (value) => (value === null || value === undefined ? null : String(value));
const money: Format = (value, { decimals }) =>
  typeof value === 'number' ? formatAmount(value, decimals) : null;
const instant: Format = (value, { timeZone }) =>
  typeof value === 'number' ? isoInZone(value, timeZone) : null;
const yesNo: Format = (value) => (value ? 'yes' : 'no');
const json: Format = (value) =>
  value === null || value === undefined ? null : JSON.stringify(value);

export type Columns = readonly (readonly [key: string, format: Format])[];

const FORMATS: Partial<Record<Unit, Format>> = { money, instant };
/** By the kind of value that the contract asks for; everything else is written as it is. */
const FORMATS_BY_TYPE: Record<string, Format> = {
  boolean: yesNo,
  object: json,
  array: json,
  record: json,
  union: json,
};

/** The kind of a field's value, whatever makes it optional or gives it a default. */
const valueType = (schema: ZodType): string => {
  const { def } = schema as unknown as { def: { type: string; innerType?: ZodType } };
  return def.innerType ? valueType(def.innerType) : def.type;
};

/** Columns of an export: fields of a row, each written as its contract says it is. */
export const columnsOf = <Shape extends z.ZodRawShape>(
  row: z.ZodObject<Shape>,
  ...keys: (keyof Shape & string)[]
): Columns => {
  const fields = fieldMetadata(row);
  return keys.map((key) => {
    const unit = fields.get(key)?.unit;
    const byType = FORMATS_BY_TYPE[valueType(row.shape[key] as unknown as ZodType)];
    return [key, (unit && FORMATS[unit]) ?? byType ?? plain] as const;
  });
};

export const ORDER_COLUMNS = columnsOf(
  Order,
  'externalId',
  'kind',
  'status',
  'channel',
  'memberExternalId',
  'memberName',
  'country',
  'placedAt',
  'paidAt',
  'countedOn',
  'units',
  'lineCount',
  'revenue',
  'discount',
  'shipping',
  'total',
  'returned',
);
export const PRICE_LIST_COLUMNS = columnsOf(
  PriceList,
  'code',
  'kind',
  'name',
  'priority',
  'audience',
  'current',
  'planned',
  'archivedAt',
);
export const PRICE_EVENT_COLUMNS = columnsOf(
  PriceEvent,
  'name',
  'sku',
  'effectiveAt',
  'recordedAt',
  'amount',
  'originalAmount',
  'cause',
  'batchId',
  'actorName',
);
export const PRICE_BATCH_COLUMNS = columnsOf(
  PriceBatch,
  'name',
  'reason',
  'phase',
  'startsAt',
  'endsAt',
  'writtenAt',
  'itemCount',
  'flaggedCount',
  'belowFloorCount',
  'maxChangeBps',
  'minMarginBps',
  'authorName',
  'approverName',
);
export const CAMPAIGN_COLUMNS = columnsOf(
  Campaign,
  'name',
  'theme',
  'goal',
  'ownerName',
  'startsAt',
  'endsAt',
  'budget',
  'spent',
  'otherCost',
  'promotions',
  'archivedAt',
);
export const PROMOTION_COLUMNS = columnsOf(
  Promotion,
  'name',
  'campaignName',
  'phase',
  'kind',
  'lane',
  'trigger',
  'startsAt',
  'endsAt',
  'uses',
  'spent',
  'terms',
  'authorName',
);
export const COUPON_BATCH_COLUMNS = columnsOf(
  CouponBatch,
  'name',
  'promotionName',
  'kind',
  'prefix',
  'quantity',
  'generated',
  'claimed',
  'redeemed',
  'usesPerCode',
  'validFrom',
  'validUntil',
  'revokedAt',
  'createdAt',
  'authorName',
);
export const COUPON_COLUMNS = columnsOf(
  Coupon,
  'code',
  'batchName',
  'promotionName',
  'issuedBy',
  'claimedAt',
  'validFrom',
  'validUntil',
  'revokedAt',
  'used',
  'usesPerCode',
);
export const REDEMPTION_COLUMNS = columnsOf(
  Redemption,
  'orderId',
  'status',
  'channel',
  'goods',
  'discount',
  'total',
  'createdAt',
  'expiresAt',
  'committedAt',
  'closedAt',
);
export const RETURN_COLUMNS = columnsOf(
  ListedReturn,
  'externalId',
  'orderExternalId',
  'memberExternalId',
  'memberName',
  'channel',
  'returnedAt',
  'countedOn',
  'reason',
  'units',
  'amount',
);
export const MEMBER_COLUMNS = columnsOf(
  Member,
  'externalId',
  'name',
  'phone',
  'email',
  'address',
  'birthday',
  'gender',
  'language',
  'country',
  'channel',
  'level',
  'joinedAt',
  'orderCount',
  'revenue',
  'returned',
  'firstOrderAt',
  'lastOrderAt',
  'provisional',
);
export const ACTIVITY_COLUMNS = columnsOf(
  Activity,
  'at',
  'actorKind',
  'actorName',
  'resource',
  'recordId',
  'recordName',
  'verb',
  'reason',
  'before',
  'after',
);

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const headerOf = (columns: Columns): string[] => columns.map(([key]) => snake(key));
export const cellsOf = (columns: Columns, row: Row, formats: Formats): CsvValue[] =>
  columns.map(([key, format]) => format(row[key], formats));
