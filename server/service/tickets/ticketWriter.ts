/** Who acts on a ticket, for a request. */
import type { Context } from '../../platform/http/context.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { partyOf } from './rules.ts';
import type { TicketWriter } from './step.ts';

export const ticketWriterOf = async (context: Context): Promise<TicketWriter> => ({
  ...(await writerOf(context)),
  party: partyOf(context.role),
});

/** The shop, which passes on what a customer does. */
export const actingForCustomer = async (context: Context): Promise<TicketWriter> => ({
  ...(await writerOf(context)),
  party: 'customer',
});
