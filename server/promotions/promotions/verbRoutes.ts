/** Routes of actions on a promotion, which return its new state. */
import * as z from 'zod';
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { conflict } from '../../platform/http/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import type { Call } from '../../platform/http/route.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { showPromotion } from './show.ts';

/** Runs an action on a promotion in one transaction, and returns the promotion's new state. */
export const change = async (
  context: Context,
  id: number,
  work: (tx: Db, writer: Writer) => Promise<unknown>,
) => {
  const writer = await writerOf(context);
  await context.transaction((tx) => work(tx, writer));
  return showPromotion(context.db, id, writer);
};
/** What belongs to the members' programme is changed there; only pausing it is for everyone at once. */
const checkOwn = async (tx: Db, id: number) => {
  const { programmeNumber } = await getRow(tx, promotions, id);
  if (programmeNumber !== null) throw conflict('promotions.errors.ofProgramme');
};
/** Work on promotions that are not of the members' programme. */
export const ofOwn =
  <Rest extends unknown[], Result>(
    work: (tx: Db, writer: Writer, id: number, ...rest: Rest) => Promise<Result>,
  ) =>
  async (tx: Db, writer: Writer, id: number, ...rest: Rest): Promise<Result> => {
    await checkOwn(tx, id);
    return work(tx, writer, id, ...rest);
  };
export type Verb = (tx: Db, writer: Writer, id: number, body: never) => Promise<unknown>;
export const verb = (summary: string, action: string, work: Verb, body?: z.ZodType) => ({
  summary,
  action,
  ...(body && { body }),
  handle: (context: Context, call: Call) => {
    const id = recordId(call.params.id);
    return change(context, id, (tx, writer) => work(tx, writer, id, call.body as never));
  },
});
