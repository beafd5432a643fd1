/** The hook for exports, and the generic export of a list. */
import type { ExportWords } from '#contract/platform/exports';
import type { Db } from '#db';
import { withoutCosts } from '../http/costs.ts';
import type { Context } from '../http/context.ts';
import type { ListSpec } from '../lists/spec.ts';
import { pagesOf } from '../lists/pages.ts';
import { Hook } from '#shared/hook';
import { cellsOf, type Columns, type Formats, headerOf, valueAt, withComputed } from './columns.ts';
import type { ExportCell, ExportRows } from './cells.ts';
import type { Said } from './inWords.ts';
import { NameReader, type NamesOf } from './names.ts';

export type ListRequest = { filter: Record<string, unknown>; sort: unknown };

export interface AboutRecord {
  resource: string;
  recordId: number;
  recordName: string;
}

export interface Export {
  /** None where the file is one that imports read, and is the same in every language. */
  columns: Columns;
  /** The table of the records, for files that name them. */
  table: ListSpec['table'];
  /** What records are called in each language where that is no column of theirs, by id. */
  namesOf?: NamesOf;
  /** The record whose history says so where the file is of its rows alone, as its filter says; else that of the list. */
  about?: (db: Db, filter: ListRequest['filter']) => Promise<AboutRecord | null>;
  /** Returns the rows of a request; in words where they are given. */
  write: (
    context: Context,
    request: ListRequest,
    formats: Formats,
    words?: ExportWords,
  ) => Promise<ExportRows>;
}

/** Exports by resource. */
export type Exports = Readonly<Record<string, Export>>;

/** Exports of every domain. */
export const exporters = new Hook<Exports>('exports');

export const exportOf = (resource: string): Export | undefined =>
  exporters.parts.find((exports) => Object.hasOwn(exports, resource))?.[resource];

/** The export of a file that imports read. */
export const fileExport = (table: ListSpec['table'], write: Export['write']): Export => ({
  columns: [],
  table,
  write,
});

type Row = Readonly<Record<string, unknown>>;

const shownColumns = (columns: Columns) => columns.filter(({ inWords }) => inWords !== null);
const cellsInWords = (columns: Columns, row: Row, said: Said): ExportCell[] =>
  columns.map((column) => column.inWords?.(valueAt(row, column.key), column, said) ?? null);

export interface Writer {
  header: readonly string[];
  cells: (page: readonly Row[]) => Promise<ExportCell[][]>;
}

/** Writes rows by these columns, in words where they are given. */
export const writerOf = (
  columns: Columns,
  context: Context,
  formats: Formats,
  words: ExportWords | undefined,
): Writer => {
  if (!words)
    return {
      header: headerOf(columns),
      cells: async (page) =>
        page.map((row) => cellsOf(columns, withoutCosts(context, row), formats)),
    };
  const shown = shownColumns(columns);
  const names = new NameReader(context, words.language, exportOf);
  const said = { ...formats, words, nameOf: names.nameOf };
  return {
    header: shown.map(({ key }) => words.headings[key] ?? key),
    cells: async (page) => {
      const at = context.now();
      const rows = page.map((row) => withComputed(shown, withoutCosts(context, row), at));
      await names.read(shown, rows);
      return rows.map((row) => cellsInWords(shown, row, said));
    },
  };
};

/** Exports all pages of a list with these columns. */
export const listExport = (
  spec: ListSpec,
  columns: Columns,
  more: Pick<Export, 'about'> = {},
): Export => ({
  ...more,
  columns,
  table: spec.table,
  write: async (context, request, formats, words) => {
    const pages = await pagesOf(spec, context, request);
    const { header, cells } = writerOf(columns, context, formats, words);
    return (async function* () {
      yield [header];
      for await (const page of pages) yield await cells(page);
    })();
  },
});
