/** The inbox of the demo store: what customers asked in the last weeks, and how far each ticket has come. */
import type { MessageInput } from '#contract/service/replies';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { tickets } from '#db/schema/service/tickets';
import { getRow } from '#server/platform/records/records';
import { loadMessages } from '#server/service/messages/load';
import { holdTicket } from '#server/service/tickets/actions';
import { createTicket } from '#server/service/tickets/create';
import type { TicketWriter } from '#server/service/tickets/step';
import { receiveMessage } from '#server/service/replies/receive';
import { addTask } from '#server/service/tasks/actions';
import { writeMessage } from '#server/service/replies/reply';
import { writerAt } from '../systemWriter.ts';
import { SEED_TICKETS, type SeedTicket } from './ticketTexts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Demo accounts are named by their roles. */
const NAMES = { agent: 'Agent', manager: 'Manager' } as const;
const staffAt = (now: number, who: keyof typeof NAMES): TicketWriter => ({
  ...writerAt(now),
  actor: { kind: 'staff', id: who, name: NAMES[who] },
  party: who,
});
const customerAt = (now: number): TicketWriter => ({ ...writerAt(now), party: 'customer' });

interface Buyer {
  memberId: number;
  orderExternalId: string;
}
/** Members with an order of the last weeks, each once. */
const loadBuyers = async (db: Db, before: number): Promise<Buyer[]> =>
  (
    await query<{ member_id: number; external_id: string }>(
      db,
      `select o.member_id, max(o.external_id) as external_id from orders o
       join members m on m.id = o.member_id and m.erased_at is null
       where o.placed_at < ? and o.status in ('shipped', 'delivered') group by o.member_id
       order by max(o.placed_at) desc, o.member_id limit 40`,
      [before],
    )
  ).map((row) => ({ memberId: Number(row.member_id), orderExternalId: row.external_id }));

type Step = SeedTicket['story'][number];

const follow = async (tx: Db, id: number, step: Step, at: number, key: string): Promise<void> => {
  if ('hold' in step) {
    const { hold: waitingOn, days, reason } = step;
    const followUpAt = at + days * DAY;
    const { version } = await getRow(tx, tickets, id);
    await holdTicket(tx, staffAt(at, step.by), id, { waitingOn, followUpAt, reason, version });
    return;
  }
  if ('task' in step) {
    const { task: title, department, days } = step;
    await addTask(tx, staffAt(at, step.by), id, { title, department, dueAt: at + days * DAY });
    return;
  }
  if (step.by === 'customer') {
    const received = { externalId: key, body: step.body, occurredAt: at, channel: null };
    await receiveMessage(tx, customerAt(at), id, received);
    return;
  }
  const { kind, body, next = 'stay', resolution = null } = step;
  const message: MessageInput = {
    kind,
    body,
    externalId: key,
    attachmentIds: [],
    macroId: null,
    wasReached: kind === 'call' ? true : null,
    next,
    resolution,
    lastSeenId: (await loadMessages(tx, [id])).at(-1)?.id ?? 0,
  };
  await writeMessage(tx, staffAt(at, step.by), id, message);
};

const writeTicket = async (
  tx: Db,
  { hoursAgo, isAboutOrder, story, severity, tags = [], ...facts }: SeedTicket,
  buyer: Buyer,
  now: number,
  index: number,
): Promise<void> => {
  const openedAt = now - hoursAgo * HOUR;
  const isByAgent = facts.channel === 'phone' || facts.channel === 'counter';
  const writer = isByAgent ? staffAt(openedAt, 'agent') : customerAt(openedAt);
  const { id } = await createTicket(tx, writer, {
    ...facts,
    severity: severity ?? null,
    tags,
    memberId: buyer.memberId,
    orderExternalId: isAboutOrder ? buyer.orderExternalId : null,
    lines: [],
    source: isByAgent ? 'agent' : 'shop',
    openedAt,
    messageId: 'demo-0',
    assigneeId: isByAgent ? 'agent' : null,
    externalId: isByAgent ? null : `demo-ticket-${index + 1}`,
    requestHash: null,
  });
  for (const [place, step] of story.entries())
    await follow(tx, id, step, openedAt + step.hours * HOUR, `demo-${place + 1}`);
};

/** The oldest first, as they came. */
export const writeTickets = async (connection: Connection, now: number): Promise<void> => {
  const buyers = await loadBuyers(connection.db, now - 2 * DAY);
  if (buyers.length === 0) return;
  await connection.transaction(async (tx) => {
    for (const [index, ticket] of SEED_TICKETS.entries()) {
      const buyer = buyers[index % buyers.length];
      if (buyer) await writeTicket(tx, ticket, buyer, now, index);
    }
  });
};
