/** The frame of every verb of one ticket: who writes, one transaction, and the ticket as it is then. */
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import type { Call } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { answerTicket, type Asking } from './show.ts';
import type { TicketWriter } from './step.ts';
import { ticketWriterOf } from './ticketWriter.ts';

export type TicketWork<Body> = (
  tx: Db,
  writer: TicketWriter,
  id: number,
  body: Body,
) => Promise<unknown>;

export const ticketVerb =
  <Body>(
    work: TicketWork<Body>,
    answer: (tx: Db, id: number, asking: Asking) => Promise<object> = answerTicket,
  ) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const id = recordId(params.id);
    const writer = await ticketWriterOf(context);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, body);
      return answer(tx, id, { now: writer.now, role: context.role });
    });
  };
