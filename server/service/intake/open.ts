/** Opens a ticket that the shop sends for a customer. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { StoreTicketInput } from '#contract/service/ticketInputs';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { findNamedMember } from '../../members/members/byExternalId.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { contentHash } from '../../platform/records/writer.ts';
import { createTicket } from '../tickets/create.ts';
import { refuseOrderOfOther } from '../tickets/customers.ts';
import type { TicketWriter } from '../tickets/step.ts';

const byExternalId = prepared({ externalId: tickets.externalId }, (q, { externalId }) =>
  q
    .select({ id: tickets.id, requestHash: tickets.requestHash })
    .from(tickets)
    .where(eq(tickets.externalId, externalId)),
);
const memberOf = async (tx: Db, externalId: string | null): Promise<number | null> => {
  if (externalId === null) return null;
  const member = await findNamedMember(tx, externalId);
  if (!member) throw invalid({ memberExternalId: 'errors.notFound' });
  refuseErasedIn('memberExternalId', member);
  return member.id;
};

/** Opened once for each id of the store; 409 where another ticket has it. */
export const openOnce = async (
  tx: Db,
  writer: TicketWriter,
  input: StoreTicketInput,
): Promise<number> => {
  const { externalId, memberExternalId, openedAt, ...facts } = input;
  // One without files is known by the same hash as before there were any.
  const { attachmentIds, ...withoutFiles } = input;
  const requestHash = contentHash(attachmentIds.length === 0 ? withoutFiles : input);
  const [known] = await byExternalId(tx, { externalId });
  if (known) {
    if (known.requestHash === requestHash) return known.id;
    const error = 'tickets.errors.otherRequest';
    throw conflict(error, { errors: { externalId: error } });
  }
  const memberId = await memberOf(tx, memberExternalId);
  await refuseOrderOfOther(tx, { memberId, orderExternalId: facts.orderExternalId });
  const { id } = await createTicket(tx, writer, {
    ...facts,
    memberId,
    priority: 'P3',
    severity: null,
    source: 'shop',
    openedAt: openedAt ?? writer.now,
    messageId: randomUUID(),
    tags: [],
    assigneeId: null,
    externalId,
    requestHash,
  });
  return id;
};
