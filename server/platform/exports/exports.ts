/** The hook for exports, and the export of a list. */
import type { Context } from '../http/context.ts';
import type { ListSpec } from '../lists/spec.ts';
import { pagesOf } from '../lists/pages.ts';
import { Hook } from '#shared/hook';
import { cellsOf, type Columns, type Formats, headerOf } from './columns.ts';
import { csvLine } from './csvWriter.ts';

export type ListRequest = { filter: Record<string, unknown>; sort: unknown };

/** Answers the rows of a request as pieces of CSV. */
export type Export = (
  context: Context,
  request: ListRequest,
  formats: Formats,
) => Promise<AsyncIterable<string>>;

/** Exports by the name of their resource. */
export type Exports = Readonly<Record<string, Export>>;

/** Every domain's exports. */
export const exporters = new Hook<Exports>('exports');

/** Exports every page of a list with these columns. */
export const listExport =
  (spec: ListSpec, columns: Columns): Export =>
  async (context, request, formats) => {
    const pages = await pagesOf(spec, context, request);
    return (async function* () {
      yield csvLine(headerOf(columns));
      for await (const page of pages)
        yield page.map((row) => csvLine(cellsOf(columns, row, formats))).join('');
    })();
  };
