/** The ticket in which an alert is followed up: one of the customer that is live, or another one that is opened for it. */
import { and, desc, inArray } from 'drizzle-orm';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { statement } from '#db/statements';
import type { Language, Localized } from '#shared/localization';
import { localize } from '#shared/localization';
import { loadPeople } from '../../members/people/load.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { statusAt } from '#rules/service/tickets';
import { createTicket } from '../../service/tickets/create.ts';
import type { ResponseRow } from '../answering/find.ts';
import type { TicketRow } from '../../service/tickets/record.ts';
import { survivorOf } from '../../service/tickets/thread.ts';

const LIVE: readonly string[] = LIVE_STATUSES;
const isLive = (row: TicketRow | undefined, now: number): row is TicketRow =>
  row !== undefined && LIVE.includes(statusAt(row, now).status);

const liveOf = prepared(
  { ids: many(tickets.memberId), states: many(tickets.state) },
  (q, { ids, states }) =>
    q
      .select()
      .from(tickets)
      .where(and(inArray(tickets.memberId, ids), inArray(tickets.state, states)))
      .orderBy(desc(tickets.openedAt), desc(tickets.id)),
);

/** The one that the answer is about, else the newest one of the person. */
export const findLiveTicket = async (
  db: Db,
  { memberId, aboutId }: { memberId: number | null; aboutId: number | null },
  now: number,
): Promise<number | null> => {
  const about =
    aboutId === null ? undefined : await findRow(db, tickets, await survivorOf(db, aboutId));
  if (isLive(about, now)) return about.id;
  if (memberId === null) return null;
  const people = await loadPeople(db, [memberId]);
  const rows = await liveOf(db, { ids: [...new Set(people.all)], states: [...LIVE_STATUSES] });
  return rows.find((row) => isLive(row, now))?.id ?? null;
};

const plain = (contact: string) => contact.toLowerCase().replaceAll(/[\s-]/g, '');
const PLAIN_SQL = `lower(replace(replace(r.contact, ' ', ''), '-', ''))`;
const ofContact = statement<{ id: number }>(
  `select distinct t.id from tickets t join survey_alerts a on a.ticket_id = t.id
     join survey_responses r on r.id = a.response_id
   where t.source = 'survey' and t.member_id is null and t.state in (${[...LIVE_STATUSES, 'merged']
     .map((state) => `'${state}'`)
     .join(', ')})
     and a.survey_id = ? and a.withdrawn_at is null and r.contact_wanted = 1 and ${PLAIN_SQL} = ?
   order by t.id desc limit 20`,
);
/** The live one that was opened for another answer to the same survey with the same address: nobody is called twice for it. */
export const findRecovery = async (
  db: Db,
  { surveyId, contact, contactWanted }: Pick<ResponseRow, 'surveyId' | 'contact' | 'contactWanted'>,
  now: number,
): Promise<number | null> => {
  if (!contactWanted || contact === null) return null;
  for (const { id } of await ofContact(db, surveyId, plain(contact))) {
    const row = await findRow(db, tickets, await survivorOf(db, Number(id)));
    if (isLive(row, now)) return row.id;
  }
  return null;
};

const SUBJECT: Readonly<Record<Language, string>> = { en: 'Survey follow-up', zh: '问卷回访' };
/** Without score or words: whoever is rated may read tickets. */
const noteOf = (names: Localized, language: Language): string =>
  language === 'zh'
    ? `客户填写了问卷“${localize(names, language)}”。请联系客户，原因见预警；看不到预警时请询问主管。`
    : `The customer answered the survey “${localize(names, language)}”. Get in touch: the alert says why. Whoever cannot see the alert asks a manager.`;

export const openFollowUp = async (
  tx: Db,
  writer: Writer,
  {
    memberId,
    ownerId,
    names,
  }: { memberId: number | null; ownerId: string | null; names: Localized },
): Promise<number> => {
  const { language } = writer.settings;
  const ticket = await createTicket(
    tx,
    { ...writer, party: 'system' },
    {
      type: 'care',
      subject: SUBJECT[language],
      priority: 'P3',
      severity: null,
      channel: 'phone',
      source: 'survey',
      memberId,
      orderExternalId: null,
      lines: [],
      openedAt: writer.now,
      message: noteOf(names, language),
      messageId: 'surveyFollowUp',
      tags: [],
      assigneeId: ownerId,
      externalId: null,
      requestHash: null,
    },
  );
  return ticket.id;
};
