/** The same step of many tickets, with a result for each. */
import type { BulkInput, BulkResult } from '#contract/service/bulk';
import type { Connection, Db } from '#db';
import { tickets } from '#db/schema/service/tickets';
import type { FieldErrors } from '#shared/fields';
import { HttpError } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { assignTicket, markSpam, resolveTicket, takeTicket } from '../tickets/actions.ts';
import type { TicketRow } from '../tickets/record.ts';
import type { TicketWriter } from '../tickets/step.ts';
import { tagTicket } from '../tickets/tags.ts';

const step = (
  tx: Db,
  writer: TicketWriter,
  { id, version }: TicketRow,
  input: BulkInput,
): Promise<unknown> => {
  switch (input.action) {
    case 'take':
      return takeTicket(tx, writer, id, { version });
    case 'assign':
      return assignTicket(tx, writer, id, {
        assigneeId: input.assigneeId,
        teamId: input.teamId,
        version,
      });
    case 'resolve':
      return resolveTicket(tx, writer, id, { resolution: input.resolution, version });
    case 'markSpam':
      return markSpam(tx, writer, id, { version });
    case 'tag':
      return tagTicket(tx, writer, id, { add: [input.tag], remove: [] });
  }
};

/** The first reason that names a field, else that of the whole. */
const reasonOf = ({ key, details }: HttpError): string => {
  const [first] = Object.values((details.errors ?? {}) as FieldErrors);
  return typeof first === 'string' ? first : key;
};

/** Each in a transaction of its own, so that one that cannot take the step does not keep the others from it. */
export const runBulk = async (
  transaction: Connection['transaction'],
  writer: TicketWriter,
  input: BulkInput,
): Promise<BulkResult[]> => {
  const results: BulkResult[] = [];
  for (const id of new Set(input.ids)) {
    let number: string | null = null;
    try {
      await transaction(async (tx) => {
        const row = await getRow(tx, tickets, id);
        number = row.number;
        await step(tx, writer, row, input);
      });
      results.push({ id, number, isDone: true, error: null });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      results.push({ id, number, isDone: false, error: reasonOf(error) });
    }
  }
  return results;
};
