/** The hook for exports, and the generic export of a list. */
import { withoutCosts } from '../http/costs.ts';
import type { Context } from '../http/context.ts';
import type { ListSpec } from '../lists/spec.ts';
import { pagesOf } from '../lists/pages.ts';
import { Hook } from '#shared/hook';
import { cellsOf, type Columns, type Formats, headerOf } from './columns.ts';
import type { ExportRows } from './cells.ts';

export type ListRequest = { filter: Record<string, unknown>; sort: unknown };

/** Returns the rows of a request. */
export type Export = (
  context: Context,
  request: ListRequest,
  formats: Formats,
) => Promise<ExportRows>;

/** Exports by resource. */
export type Exports = Readonly<Record<string, Export>>;

/** Exports of every domain. */
export const exporters = new Hook<Exports>('exports');

/** Exports all pages of a list with these columns. */
export const listExport =
  (spec: ListSpec, columns: Columns): Export =>
  async (context, request, formats) => {
    const pages = await pagesOf(spec, context, request);
    return (async function* () {
      yield [headerOf(columns)];
      for await (const page of pages)
        yield page.map((row) => cellsOf(columns, withoutCosts(context, row), formats));
    })();
  };
