/** How often rules write to the customer of a ticket: whatever answers them by itself would be answered without end. */
import { and, eq, gt } from 'drizzle-orm';
import { MOST_RULE_REPLIES } from '#contract/service/ticketRules';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketMessages } from '#db/schema/service/tickets';
import { DAY_MS } from '#shared/days';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';

const publicSince = prepared(
  {
    ticketId: ticketMessages.ticketId,
    kind: ticketMessages.kind,
    after: ticketMessages.occurredAt,
  },
  (q, { ticketId, kind, after }) =>
    q
      .select({ externalId: ticketMessages.externalId })
      .from(ticketMessages)
      .where(
        and(
          eq(ticketMessages.ticketId, ticketId),
          eq(ticketMessages.kind, kind),
          gt(ticketMessages.occurredAt, after),
        ),
      ),
);

const PREFIX = 'rule/';
/** The id of what a rule writes: once for each event. */
export const ruleMessageId = (ruleId: number, kind: string, eventKey: string): string =>
  `${PREFIX}${[ruleId, kind, eventKey].join('/')}`;

/** Throws 409 where rules have replied as often as they may, all of them together, within 24 hours. */
export const refuseFurtherReply = async (tx: Db, ticketId: number, now: number): Promise<void> => {
  const said = await publicSince(tx, { ticketId, kind: 'public', after: now - DAY_MS });
  const byRules = said.filter(({ externalId }) => externalId.startsWith(PREFIX));
  if (byRules.length >= MOST_RULE_REPLIES)
    throw conflict(message('ticketRules.errors.repliedOften', { max: MOST_RULE_REPLIES }));
};
