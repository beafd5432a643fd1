/** Builds the routes by which a store sends one kind of record. */
import type { Context } from '../platform/http/context.ts';
import { invalid } from '../platform/http/errors.ts';
import { type Call, type Route, route } from '../platform/http/route.ts';
import { writerOf } from '../platform/records/writer.ts';
import {
  answerRow,
  Batch,
  type Kind,
  MAX_ROWS,
  type RefusedRow,
  writeRows,
  wrongIn,
} from './writeRows.ts';

export const storeKind = <T>(kind: Kind<T>): Route[] => [
  route({
    method: 'post',
    path: `/store/${kind.name}`,
    access: { scope: kind.scope },
    summary: `Create or update ${kind.one} by your own id`,
    body: kind.input,
    handle: async (context: Context, { body }: Call<T>) => {
      const writer = await writerOf(context);
      const wrong = wrongIn(kind, body, writer);
      if (wrong) throw invalid(wrong);
      return context.transaction(async (tx) => {
        const [result] = await kind.write(tx, writer, [body]);
        const answer = answerRow(0, result);
        if (answer.outcome === 'refused')
          throw invalid((answer as RefusedRow).errors as Record<string, string>);
        const { row: _, ...record } = answer;
        return record;
      });
    },
  } as Parameters<typeof route>[0]),
  route({
    method: 'post',
    path: `/store/${kind.name}/batch`,
    access: { scope: kind.scope },
    summary: `Up to ${MAX_ROWS} ${kind.name}, with a result for each row; wrong rows are refused, the others saved`,
    body: Batch,
    handle: (context, { body }) => writeRows(context, kind, body.rows),
  }),
];
