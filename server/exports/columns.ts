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
const money: Format = (value, { decimals }) => (typeof value === 'number' ? formatAmount(value, decimals) : null);
const instant: Format = (value, { timeZone }) => (typeof value === 'number' ? isoInZone(value, timeZone) : null);
const yesNo: Format = (value) => (value ? 'yes' : 'no');
const json: Format = (value) => (value === null || value === undefined ? null : JSON.stringify(value));

export type Columns = readonly (readonly [key: string, format: Format])[];

const of = (format: Format, ...keys: string[]) => keys.map((key) => [key, format] as const);

export const ORDER_COLUMNS: Columns = [
  ...of(plain, 'externalId', 'kind', 'status', 'channel', 'memberExternalId', 'memberName', 'country'),
  ...of(instant, 'placedAt', 'paidAt'),
  ...of(plain, 'countedOn', 'units', 'lineCount'),
  ...of(money, 'revenue', 'discount', 'shipping', 'total', 'returned'),
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
