/** What the tables of this domain hold about members. */
import { activities } from '#db/schema/platform/activities';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { messages, unsubscribeLinks } from '#db/schema/platform/messages';
import { outboxEvents } from '#db/schema/platform/outbox';
import { webhookDeliveries } from '#db/schema/platform/webhooks';
import { MESSAGE_DUE } from '#contract/platform/outbox';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import type { MailAttempt } from '#contract/platform/messages';
import { isMailFile } from '../messages/files.ts';
import { type ErasureSubject, type MemberData, memberTable } from './memberTables.ts';
import { findNamedRows, noteFiles } from './refusedRows.ts';

/** What waits is not sent any more, and a server that is sending it records nothing of it. */
const endMessages = statement(
  `update messages set status = 'notSent', reason = 'erased', next_attempt_at = null, held_until = null
   where member_id = ? and status = 'waiting'`,
);

const attemptsOf = statement<{ attempts: string }>(
  "select attempts from messages where member_id = ? and attempts <> '[]'",
);
/** Messages that were written into files instead of being sent: the answer is the name of the file. */
const noteMail = async (tx: Db, { id, files }: ErasureSubject) => {
  for (const { attempts } of await attemptsOf(tx, id))
    for (const { answer } of JSON.parse(attempts) as Pick<MailAttempt, 'answer'>[])
      if (answer !== null && isMailFile(answer)) files.add(answer);
};

/** A message without its words is of no use to the store's systems. */
const endDeliveries = (tx: Db, eventIds: readonly number[]) =>
  selectIn(
    tx,
    `update webhook_deliveries set status = 'cancelled', next_attempt_at = null, lease = null
     where status = 'waiting' and type = '${MESSAGE_DUE}' and event_id in (?)`,
    eventIds,
    'integer',
  );

export const PLATFORM_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(messages, {
      clear: {
        givenAddress: 'null',
        email: 'null',
        subject: 'null',
        body: 'null',
        variables: "'{}'",
        attempts: "'[]'",
        lease: 'null',
      },
      keep: ['messageId', 'kind', 'dedupeKey', 'language', 'status', 'reason', 'channel'],
    }),
    memberTable(unsubscribeLinks, { isDeleted: true, keep: ['tokenHash', 'language'] }),
  ],
  searched: [
    {
      table: activities,
      columns: ['before', 'after', 'reason'],
      // What is recorded of other members stays, even if they share an address.
      where: `not (resource = 'members' and record_id is not null and record_id <> cast(? as text))`,
    },
    { table: idempotencyKeys, columns: ['body'] },
    { table: jobs, columns: ['name', 'input'] },
    {
      table: jobErrors,
      columns: ['row'],
      isDeleted: true,
      findNamed: findNamedRows,
      afterwards: noteFiles,
    },
    { table: outboxEvents, columns: ['payload'], afterwards: endDeliveries },
    { table: webhookDeliveries, columns: ['attempts'] },
  ],
  erase: async (tx, member) => {
    await noteMail(tx, member);
    await endMessages(tx, member.id);
  },
};
