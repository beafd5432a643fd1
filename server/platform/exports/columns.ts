/** What an export of each list holds, column by column. */
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

const of = (format: Format, ...keys: string[]) => keys.map((key) => [key, format] as const);

export const ORDER_COLUMNS: Columns = [
  ...of(
    plain,
    'externalId',
    'kind',
    'status',
    'channel',
    'memberExternalId',
    'memberName',
    'country',
  ),
  ...of(instant, 'placedAt', 'paidAt'),
  ...of(plain, 'countedOn', 'units', 'lineCount'),
  ...of(money, 'revenue', 'discount', 'shipping', 'total', 'returned'),
];

export const PRICE_LIST_COLUMNS: Columns = [
  ...of(plain, 'code', 'kind', 'name', 'priority'),
  ...of(json, 'audience'),
  ...of(plain, 'current', 'planned'),
  ...of(instant, 'archivedAt'),
];
export const PRICE_EVENT_COLUMNS: Columns = [
  ...of(plain, 'name', 'sku'),
  ...of(instant, 'effectiveAt', 'recordedAt'),
  ...of(money, 'amount', 'originalAmount'),
  ...of(plain, 'cause', 'batchId', 'actorName'),
];
export const PRICE_BATCH_COLUMNS: Columns = [
  ...of(plain, 'name', 'reason', 'phase'),
  ...of(instant, 'startsAt', 'endsAt', 'writtenAt'),
  ...of(
    plain,
    'itemCount',
    'flaggedCount',
    'belowFloorCount',
    'maxChangeBps',
    'minMarginBps',
    'authorName',
    'approverName',
  ),
];
export const CAMPAIGN_COLUMNS: Columns = [
  ...of(plain, 'name', 'theme', 'goal', 'ownerName'),
  ...of(instant, 'startsAt', 'endsAt'),
  ...of(money, 'budget', 'spent', 'otherCost'),
  ...of(plain, 'promotions'),
  ...of(instant, 'archivedAt'),
];
export const PROMOTION_COLUMNS: Columns = [
  ...of(plain, 'name', 'campaignName', 'phase', 'kind', 'lane', 'trigger'),
  ...of(instant, 'startsAt', 'endsAt'),
  ...of(plain, 'uses'),
  ...of(money, 'spent'),
  ...of(json, 'terms'),
  ...of(plain, 'authorName'),
];
export const COUPON_BATCH_COLUMNS: Columns = [
  ...of(
    plain,
    'name',
    'promotionName',
    'kind',
    'prefix',
    'quantity',
    'generated',
    'claimed',
    'redeemed',
    'usesPerCode',
  ),
  ...of(instant, 'validFrom', 'validUntil', 'revokedAt', 'createdAt'),
  ...of(plain, 'authorName'),
];
export const COUPON_COLUMNS: Columns = [
  ...of(plain, 'code', 'batchName', 'promotionName', 'issuedBy'),
  ...of(instant, 'claimedAt', 'validFrom', 'validUntil', 'revokedAt'),
  ...of(plain, 'used', 'usesPerCode'),
];
export const REDEMPTION_COLUMNS: Columns = [
  ...of(plain, 'orderId', 'status', 'channel'),
  ...of(money, 'goods', 'discount', 'total'),
  ...of(instant, 'createdAt', 'expiresAt', 'committedAt', 'closedAt'),
];

export const RETURN_COLUMNS: Columns = [
  ...of(plain, 'externalId', 'orderExternalId', 'memberExternalId', 'memberName', 'channel'),
  ...of(instant, 'returnedAt'),
  ...of(plain, 'countedOn', 'reason', 'units'),
  ...of(money, 'amount'),
];

export const MEMBER_COLUMNS: Columns = [
  ...of(
    plain,
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
  ),
  ...of(instant, 'joinedAt'),
  ...of(plain, 'orderCount'),
  ...of(money, 'revenue', 'returned'),
  ...of(instant, 'firstOrderAt', 'lastOrderAt'),
  ...of(yesNo, 'provisional'),
];

export const ACTIVITY_COLUMNS: Columns = [
  ...of(instant, 'at'),
  ...of(plain, 'actorKind', 'actorName', 'resource', 'recordId', 'recordName', 'verb', 'reason'),
  ...of(json, 'before', 'after'),
];

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const headerOf = (columns: Columns): string[] => columns.map(([key]) => snake(key));
export const cellsOf = (columns: Columns, row: Row, formats: Formats): CsvValue[] =>
  columns.map(([key, format]) => format(row[key], formats));
