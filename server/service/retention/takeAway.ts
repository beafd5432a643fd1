/**
 * Takes words and files of tickets away that were closed long enough ago: files, then messages, then what else tells of the
 * customer. Rows stay with their instants and codes, so that no figure changes.
 */
import { inArray, sql } from 'drizzle-orm';
import { RETAINED, type Retained } from '#contract/service/retention';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketAttachments } from '#db/schema/service/attachments';
import { importedTickets } from '#db/schema/service/importedTickets';
import { qualityReviews, qualityVerdicts } from '#db/schema/service/qualityReviews';
import {
  ticketChanges,
  ticketMessages,
  tickets,
  ticketTags,
  ticketTasks,
} from '#db/schema/service/tickets';
import { statement } from '#db/statements';
import { DAY_MS, startOfDay } from '#shared/days';
import { markUnusedRemoved } from '../../platform/files/removeAtOnce.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { REASON_CODE } from '../ticketFiles/reasonCode.ts';
import { endedRows, GONE } from './endedSql.ts';
import { daysOf } from './rules.ts';
import { loadRetention } from './settings.ts';

/** Rows in one transaction. */
const STEP = 500;
const ripe = (table: Retained) =>
  statement<{ id: number }>(
    `select r.id as id from (${endedRows(table)}) r where r.kept = '' order by r.ended_at, r.id limit ${STEP}`,
  );
const RIPE: Readonly<Record<Retained, ReturnType<typeof ripe>>> = {
  ticket_attachments: ripe('ticket_attachments'),
  ticket_messages: ripe('ticket_messages'),
  tickets: ripe('tickets'),
};

const filesOf = prepared({ ids: many(ticketAttachments.id) }, (q, { ids }) =>
  q
    .select({ fileId: ticketAttachments.fileId })
    .from(ticketAttachments)
    .where(inArray(ticketAttachments.id, ids)),
);
const emptyFiles = prepared({ ids: many(ticketAttachments.id) }, (q, { ids }) =>
  q
    .update(ticketAttachments)
    .set({ fileId: null, name: GONE, contentHash: '' })
    .where(inArray(ticketAttachments.id, ids)),
);
const emptyMessages = prepared({ ids: many(ticketMessages.id) }, (q, { ids }) =>
  q.update(ticketMessages).set({ body: GONE }).where(inArray(ticketMessages.id, ids)),
);
const emptyTickets = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .update(tickets)
    .set({ subject: GONE, memberId: null, orderExternalId: null })
    .where(inArray(tickets.id, ids)),
);
const forgetTags = prepared({ ids: many(ticketTags.ticketId) }, (q, { ids }) =>
  q.delete(ticketTags).where(inArray(ticketTags.ticketId, ids)),
);
const emptyChanges = prepared({ ids: many(ticketChanges.ticketId) }, (q, { ids }) =>
  q.update(ticketChanges).set({ reason: null }).where(inArray(ticketChanges.ticketId, ids)),
);
const emptyTasks = prepared({ ids: many(ticketTasks.ticketId) }, (q, { ids }) =>
  q.update(ticketTasks).set({ title: GONE }).where(inArray(ticketTasks.ticketId, ids)),
);
const emptyOrigins = prepared({ ids: many(importedTickets.ticketId) }, (q, { ids }) =>
  q
    .update(importedTickets)
    .set({ reasonText: sql.raw(REASON_CODE) })
    .where(inArray(importedTickets.ticketId, ids)),
);
const emptyVerdicts = prepared({ ids: many(qualityReviews.ticketId) }, (q, { ids }) =>
  q
    .update(qualityVerdicts)
    .set({ comment: GONE, reason: null })
    .where(
      inArray(
        qualityVerdicts.reviewId,
        q
          .select({ id: qualityReviews.id })
          .from(qualityReviews)
          .where(inArray(qualityReviews.ticketId, ids)),
      ),
    ),
);
const emptyReviews = prepared({ ids: many(qualityReviews.ticketId) }, (q, { ids }) =>
  q
    .update(qualityReviews)
    .set({ comment: GONE, answer: null })
    .where(inArray(qualityReviews.ticketId, ids)),
);

const TAKE: Readonly<
  Record<Retained, (tx: Db, ids: readonly number[], now: number) => Promise<void>>
> = {
  ticket_attachments: async (tx, ids, now) => {
    const files = (await filesOf(tx, { ids })).flatMap(({ fileId }) => fileId ?? []);
    await emptyFiles(tx, { ids });
    await markUnusedRemoved(tx, files, now);
  },
  ticket_messages: async (tx, ids) => {
    await emptyMessages(tx, { ids });
  },
  tickets: async (tx, ids) => {
    await emptyTickets(tx, { ids });
    await forgetTags(tx, { ids });
    await emptyChanges(tx, { ids });
    await emptyTasks(tx, { ids });
    await emptyVerdicts(tx, { ids });
    await emptyReviews(tx, { ids });
    await emptyOrigins(tx, { ids });
  },
};

export const TAKE_WORDS_AWAY: ScheduledJob = {
  key: 'serviceRetention',
  time: '03:30',
  run: async ({ connection, now }, businessDay, page) => {
    const settings = await loadRetention(connection.db);
    if (!settings.isOn) return;
    const { timeZone } = await readSettings(connection.db);
    const dayStart = Math.min(startOfDay(businessDay, timeZone), now());
    for (const table of RETAINED) {
      const before = dayStart - daysOf(table, settings) * DAY_MS;
      let taken: number;
      do
        taken = await page(async (tx, count) => {
          const at = now();
          const ids = (await RIPE[table](tx, at, before)).map(({ id }) => Number(id));
          await TAKE[table](tx, ids, at);
          count(table, ids.length);
          return ids.length;
        });
      while (taken === STEP);
    }
  },
};
