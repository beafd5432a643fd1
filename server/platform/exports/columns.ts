/** Columns of an exported list: fields of its rows, each formatted by its unit or type. */
import type { z, ZodType } from 'zod';
import type { ExportColumn } from '#contract/platform/exports';
import { hasYear } from '#shared/birthdays';
import { type FieldMetadata, fieldMetadata, partsOf, type Unit } from '#shared/fieldMetadata';
import { formatAmount } from '#shared/amounts';
import type { Language } from '#shared/localization';
import { dateCell, type ExportCell, numberCell } from './cells.ts';
import { isoInZone } from './instants.ts';
import { type Named, PEOPLE, sourceOfKey } from './columnNames.ts';
import { type InWords, inWordsOf, valuesOf } from './inWords.ts';

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

export interface Column {
  /** Of a field within another, the path: `limits.budget`. */
  key: string;
  /** Values that have words. */
  values: () => readonly string[];
  /** How the value is written in a file for programs; null where such a file has no such column. */
  plain: Format | null;
  /** How it is written in the words of a person; null where such a file has no such column. */
  inWords: InWords | null;
  /** What the value is a key of: names are read from there (`names.ts`). */
  named: Named | undefined;
  /** What the cell in words holds, where that is not the field itself: computed from the row at an instant. */
  from: ((row: Row, at: number) => unknown) | null;
}
export type Columns = readonly Column[];

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

/** The value of a field, or of one within others by its path. */
export const valueAt = (row: Row, path: string): unknown => {
  let value: unknown = row;
  for (const key of path.split('.')) value = (value as Row | null | undefined)?.[key];
  return value;
};

/** The schema of a field within others, by its path. */
const schemaAt = (schema: ZodType, [key, ...rest]: readonly string[]): ZodType => {
  if (key === undefined) return schema;
  const parts = partsOf(schema);
  const found = parts.find(([name]) => name === key);
  if (found) return schemaAt(found[1], rest);
  const wrapped = parts.find(([name]) => name === '');
  if (!wrapped) throw new Error(`No field ${key}`);
  return schemaAt(wrapped[1], [key, ...rest]);
};

export interface ColumnOptions<Of = Row> {
  /** Values that have words, where the contract does not say them. */
  values?: () => readonly string[];
  /** What the value is a key of, where the contract does not say it. */
  named?: Named;
  /** Only for programs: it says nothing to people. */
  isInternal?: boolean;
  /** Only in words: files for programs were without it. */
  isNew?: boolean;
  inWords?: InWords;
  /** What the cell in words holds, computed from the row at an instant: a state that time changes, say. */
  from?: (row: Of, at: number) => unknown;
}

const columnOf = (
  key: string,
  schema: ZodType,
  metadata: FieldMetadata,
  options: ColumnOptions,
): Column => {
  const isWithin = key.includes('.');
  const coded = valuesOf(schema);
  const people = PEOPLE.test(key) ? ['system', 'customer'] : [];
  return {
    key,
    values: options.values ?? (() => (coded.length > 0 ? coded : people)),
    plain:
      isWithin || options.isNew
        ? null
        : ((metadata.unit && FORMATS[metadata.unit]) ??
          FORMATS_BY_TYPE[valueType(schema)] ??
          plain),
    inWords: options.isInternal
      ? null
      : (options.inWords ?? inWordsOf(key, schema, metadata.unit ?? null)),
    named:
      options.named ??
      (metadata.reference ? { of: metadata.reference, by: 'id' } : undefined) ??
      (coded.length === 0 ? sourceOfKey(key) : undefined),
    from: options.from ?? null,
  };
};

/** The columns of an export, from named fields of a contract. */
export const columnsOf = <Shape extends z.ZodRawShape>(
  row: z.ZodObject<Shape>,
  ...keys: (
    | (keyof Shape & string)
    | `${keyof Shape & string}.${string}`
    | readonly [key: keyof Shape & string, options: ColumnOptions<z.infer<z.ZodObject<Shape>>>]
  )[]
): Columns => {
  const fields = fieldMetadata(row);
  return keys.map((one) => {
    const [key, options] = typeof one === 'string' ? ([one, {}] as const) : one;
    // The rows of a list are what its contract says.
    const of = options as unknown as ColumnOptions;
    return columnOf(key, schemaAt(row, key.split('.')), fields.get(key) ?? {}, of);
  });
};

/** The row with what its columns compute. */
export const withComputed = (columns: Columns, row: Row, at: number): Row =>
  columns.some(({ from }) => from)
    ? {
        ...row,
        ...Object.fromEntries(
          columns.flatMap(({ key, from }) => (from ? [[key, from(row, at)]] : [])),
        ),
      }
    : row;

/** What the words of a file are asked for. */
export const askedWords = (columns: Columns): ExportColumn[] =>
  columns.flatMap(({ key, values, inWords }) => (inWords ? [{ key, values: [...values()] }] : []));

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const forPrograms = (columns: Columns) =>
  columns.flatMap(({ key, plain: format }) => (format ? [[key, format] as const] : []));
export const headerOf = (columns: Columns): string[] =>
  forPrograms(columns).map(([key]) => snake(key));
export const cellsOf = (columns: Columns, row: Row, formats: Formats): ExportCell[] =>
  forPrograms(columns).map(([key, format]) => format(row[key], formats));
