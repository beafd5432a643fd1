/** Reads texts that mean no reason yet, with some of the records in which they stand. */
import type { ReasonTexts, SampleReturn, SampleTicket } from '#contract/service/reasonTexts';
import { MAX_TEXTS } from '#contract/service/reasonTexts';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { statement } from '#db/statements';
import { groupBy } from '#shared/groupBy';
import { TICKET_REASON } from '../ticketFiles/reasonCode.ts';
import { suggestReason } from './rules.ts';

const TEXTS = `
  select reason as text, count(*) as returns, 0 as tickets, max(returned_at) as last_at from returns
    where reason is not null and reason_id is null group by reason
  union all
  select i.reason_text as text, 0 as returns, count(*) as tickets, max(t.opened_at) as last_at
    from imported_tickets i join tickets t on t.id = i.ticket_id
    where i.reason_text is not null and ${TICKET_REASON} is null group by i.reason_text`;

interface TextRow {
  text: string;
  returns: number;
  tickets: number;
  last_at: number;
}
const texts = statement<TextRow>(
  `select s.text as text, sum(s.returns) as returns, sum(s.tickets) as tickets, max(s.last_at) as last_at
   from (${TEXTS}) s group by s.text
   order by sum(s.returns) + sum(s.tickets) desc, s.text limit ${MAX_TEXTS}`,
);
const countTexts = statement<{ n: number }>(
  `select count(*) as n from (select s.text from (${TEXTS}) s group by s.text) texts`,
);
const reasons = prepared({}, (q) =>
  q
    .select({ id: returnReasons.id, code: returnReasons.code, names: returnReasons.names })
    .from(returnReasons),
);

/** The newest of each text. */
const SAMPLES = 3;
const sampleTickets = (db: Db, sought: readonly string[]) =>
  selectIn<SampleTicket & { text: string }>(
    db,
    `select s.text, s.id, s.number from (
       select i.reason_text as text, t.id as id, t.number as number,
         row_number() over (partition by i.reason_text order by t.opened_at desc, t.id desc) as place
       from imported_tickets i join tickets t on t.id = i.ticket_id where i.reason_text in (?)) s
     where s.place <= ${SAMPLES} order by s.place`,
    sought,
    'text',
  );
const sampleReturns = (db: Db, sought: readonly string[]) =>
  selectIn<{ text: string; id: number; external_id: string }>(
    db,
    `select s.text, s.id, s.external_id from (
       select reason as text, id, external_id,
         row_number() over (partition by reason order by returned_at desc, id desc) as place
       from returns where reason_id is null and reason in (?)) s
     where s.place <= ${SAMPLES} order by s.place`,
    sought,
    'text',
  );

export const loadReasonTexts = async (db: Db): Promise<ReasonTexts> => {
  const rows = await texts(db);
  const [counted] = await countTexts(db);
  const sought = rows.map(({ text }) => text);
  const ofTickets = groupBy(await sampleTickets(db, sought), ({ text }) => text);
  const ofReturns = groupBy(await sampleReturns(db, sought), ({ text }) => text);
  const known = await reasons(db);
  const toReturn = (row: { id: number; external_id: string }): SampleReturn => ({
    id: Number(row.id),
    externalId: row.external_id,
  });
  return {
    total: Number(counted?.n ?? 0),
    texts: rows.map(({ text, returns, tickets, last_at: lastAt }) => ({
      text,
      returns: Number(returns),
      tickets: Number(tickets),
      lastAt: Number(lastAt),
      sampleTickets: (ofTickets.get(text) ?? []).map(({ id, number }) => ({
        id: Number(id),
        number,
      })),
      sampleReturns: (ofReturns.get(text) ?? []).map(toReturn),
      suggestedId: suggestReason(text, known),
    })),
  };
};
