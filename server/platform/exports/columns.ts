/** Columns of an exported list: fields of its rows, each formatted by its unit or type. */
import type { z, ZodType } from 'zod';
import { hasYear } from '#shared/birthdays';
import { fieldMetadata, type Unit } from '#shared/fieldMetadata';
import { formatAmount } from '#shared/amounts';
import type { Language } from '#shared/localization';
import { dateCell, type ExportCell, numberCell } from './cells.ts';
import { isoInZone } from './instants.ts';

export interface Formats {
  timeZone: string;
  /** Decimals of the store's currency. */
  decimals: number;
  /** Of whoever downloads it; left out, the one of the store. */
  language?: Language | undefined;
}
type Row = Readonly<Record<string, unknown>>;
type Format = (value: unknown, formats: Formats) => ExportCell;

const plain: Format = (value) =>
  value === null || value === undefined
    ? null
    : typeof value === 'number'
      ? numberCell(String(value))
      : String(value);
const money: Format = (value, { decimals }) =>
  typeof value === 'number' ? numberCell(formatAmount(value, decimals)) : null;
const day: Format = (value) => (typeof value === 'string' ? dateCell(value) : null);
const instant: Format = (value, { timeZone }) =>
  typeof value === 'number' ? dateCell(isoInZone(value, timeZone)) : null;
/** Empty where it is not known. */
const yesNo: Format = (value) => (value === null ? null : value ? 'yes' : 'no');
const json: Format = (value) =>
  value === null || value === undefined ? null : JSON.stringify(value);

export type Columns = readonly (readonly [key: string, format: Format])[];

/** A date where the year is known. */
const birthday: Format = (value, formats) =>
  typeof value === 'string' && hasYear(value) ? day(value, formats) : plain(value, formats);

const FORMATS: Partial<Record<Unit, Format>> = { money, instant, day, birthday };
/** Formats by the type of the field in the contract; all other types are written as text. */
const FORMATS_BY_TYPE: Record<string, Format> = {
  boolean: yesNo,
  object: json,
  array: json,
  record: json,
  union: json,
};

/** The type of a field's value, without optional or default wrappers. */
const valueType = (schema: ZodType): string => {
  const { def } = schema as unknown as { def: { type: string; innerType?: ZodType } };
  return def.innerType ? valueType(def.innerType) : def.type;
};

/** The columns of an export, from named fields of a contract. */
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

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const headerOf = (columns: Columns): string[] => columns.map(([key]) => snake(key));
export const cellsOf = (columns: Columns, row: Row, formats: Formats): ExportCell[] =>
  columns.map(([key, format]) => format(row[key], formats));
