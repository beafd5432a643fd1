/** Rules of the demo store: two that act on what happens, written before the tickets, and one that time sets off. */
import { TicketRuleInput } from '#contract/service/ticketRules';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import type { Writer } from '#server/platform/records/writer';
import { createRule } from '#server/service/ticketRules/actions';
import { planNext } from '#server/service/ticketRules/timed';

const FIRST_RULES = [
  {
    names: { en: 'Broken goods', zh: '商品破损' },
    trigger: 'opened',
    types: ['complaint'],
    words: ['broken', '裂', '破'],
    addedTags: ['破损'],
    note: '请先向客户索取照片，再判断责任方。',
  },
  {
    names: { en: 'Invoices', zh: '开票咨询' },
    trigger: 'opened',
    words: ['invoice', '发票'],
    priority: 'P3',
    addedTags: ['发票'],
  },
];

/** As a manager would have written them weeks ago. */
export const writeFirstRules = (connection: Connection, writer: Writer): Promise<void> =>
  connection.transaction(async (tx) => {
    for (const rule of FIRST_RULES) await createRule(tx, writer, TicketRuleInput.parse(rule));
  });

const idOf = async (tx: Db, table: 'service_calendars' | 'teams'): Promise<number | null> => {
  const [row] = await query<{ id: number }>(tx, `select max(id) as id from ${table}`);
  return row ? Number(row.id) : null;
};

/** What nobody touches for a working day goes to the team of after-sales. */
export const writeTimedRule = (connection: Connection, writer: Writer): Promise<void> =>
  connection.transaction(async (tx) => {
    const rule = TicketRuleInput.parse({
      names: { en: 'Back to the team after a day without work', zh: '一天无人处理退回客服组' },
      trigger: 'nothingDone',
      minutes: 540,
      calendarId: await idOf(tx, 'service_calendars'),
      statuses: ['open'],
      unassigns: true,
      teamId: await idOf(tx, 'teams'),
      isActive: false,
    });
    await createRule(tx, writer, rule);
    while (await planNext(tx));
  });
