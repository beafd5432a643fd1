/** The log of contacts of an alert, and when the customer was first reached. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { ContactEntry } from '#contract/surveys/alerts';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { surveyAlertContacts, surveyAlerts } from '#db/schema/surveys/alerts';
import { businessTime } from '#rules/service/calendars';
import { decideAlert, isReached, stageOf } from '#rules/surveys/alerts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVersions } from '../../service/calendars/load.ts';
import type { TicketStep } from '../../service/tickets/afterChanges.ts';
import { threadOf } from '../../service/tickets/thread.ts';
import type { AlertRow } from './record.ts';

const contactsOf = prepared({ alertId: surveyAlertContacts.alertId }, (q, { alertId }) =>
  q
    .select({
      id: surveyAlertContacts.id,
      at: surveyAlertContacts.at,
      channel: surveyAlertContacts.channel,
      outcome: surveyAlertContacts.outcome,
      note: surveyAlertContacts.note,
      byName: surveyAlertContacts.byName,
    })
    .from(surveyAlertContacts)
    .where(eq(surveyAlertContacts.alertId, alertId))
    .orderBy(asc(surveyAlertContacts.at), asc(surveyAlertContacts.id)),
);
/** The earliest first. */
export const loadContacts = (db: Db, alertId: number): Promise<ContactEntry[]> =>
  contactsOf(db, { alertId });

/** Whether the customer was reached since the alert was opened, or opened again. */
export const wasReached = async (
  db: Db,
  { id, reopenedAt }: Pick<AlertRow, 'id' | 'reopenedAt'>,
): Promise<boolean> => isReached(await loadContacts(db, id), reopenedAt);

/** From when the alert was raised: of an answer of a file, when that was imported. */
const ranMs = async (
  db: Db,
  { calendarId, createdAt }: Pick<AlertRow, 'calendarId' | 'createdAt'>,
  at: number,
) => {
  const calendar =
    calendarId === null ? null : ((await loadVersions(db, [calendarId])).get(calendarId) ?? null);
  return at <= createdAt ? 0 : businessTime(calendar, createdAt, at);
};

export type NewContact = Omit<typeof surveyAlertContacts.$inferInsert, 'id' | 'alertId'>;

export const addContact = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  alert: AlertRow,
  contact: NewContact,
): Promise<void> => {
  await insertRows(tx, surveyAlertContacts, [{ messageId: null, ...contact, alertId: alert.id }]);
  const isFirst = contact.outcome === 'reached' && alert.contactedAt === null;
  await updateRow(tx, surveyAlerts, alert.id, {
    ...(isFirst && {
      contactedAt: contact.at,
      contactRanMs: alert.contactRanMs ?? (await ranMs(tx, alert, contact.at)),
    }),
    updatedAt: now,
    version: alert.version + 1,
  });
};

const ofTickets = prepared({ ids: many(surveyAlerts.ticketId) }, (q, { ids }) =>
  q.select().from(surveyAlerts).where(inArray(surveyAlerts.ticketId, ids)),
);

/** A public message, or a call in which somebody was reached, contacts the customer about the alert of its ticket, too. */
export const contactByTicket = async (
  tx: Db,
  writer: Writer,
  { after, message }: TicketStep,
): Promise<void> => {
  if (message === null || message.authorKind !== 'staff') return;
  if (message.kind !== 'public' && message.wasReached !== true) return;
  for (const alert of await ofTickets(tx, { ids: await threadOf(tx, after.id) })) {
    const isByRated = alert.agentId !== null && alert.agentId === message.authorId;
    const since = alert.reopenedAt ?? alert.answeredAt;
    if (isByRated || message.occurredAt < since) continue;
    if (!decideAlert(stageOf(alert), 'contact', 'system').isAllowed) continue;
    await addContact(tx, writer, alert, {
      at: message.occurredAt,
      channel: 'ticket',
      outcome: 'reached',
      note: null,
      messageId: message.id,
      byId: message.authorId,
      byName: message.authorName ?? '–',
    });
  }
};
