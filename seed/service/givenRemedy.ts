/** A complaint of the demo store whose customer was given points. */
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import type { CaseAction } from '#contract/service/caseActions';
import { takeCaseStep } from '#server/service/cases/actions';
import { createCase } from '#server/service/cases/create';
import { loadNewest } from '#server/service/remedies/load';
import { createTicket } from '#server/service/tickets/create';
import { agentAt } from './cases.ts';

const HOUR = 3_600_000;
/** What the points are worth, in minor units. */
const WORTH = 500;
const SUBJECT = 'Nobody called me back 没有人回电';

/** The first customer who has bought and about whom there is no ticket. */
const findMember = async (db: Db, before: number): Promise<number | null> => {
  const [row] = await query<{ id: number }>(
    db,
    `select min(m.id) as id from members m
     where m.erased_at is null and m.merged_into is null
       and not exists (select 1 from tickets t where t.member_id = m.id)
       and exists (select 1 from orders o where o.member_id = m.id and o.paid_at < ?)`,
    [before],
  );
  return row?.id == null ? null : Number(row.id);
};

const openTicket = async (tx: Db, memberId: number, openedAt: number): Promise<number> => {
  const { id } = await createTicket(
    tx,
    { ...agentAt(openedAt), party: 'agent' },
    {
      type: 'complaint',
      subject: SUBJECT,
      priority: 'P3',
      severity: null,
      channel: 'phone',
      source: 'agent',
      memberId,
      orderExternalId: null,
      lines: [],
      openedAt,
      message: SUBJECT,
      messageId: 'demo-0',
      tags: [],
      assigneeId: 'agent',
      externalId: null,
      requestHash: null,
    },
  );
  return id;
};

/** From the complaint to the points; the apology is still to be made. */
export const writeGivenRemedy = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => {
    const at = (hoursAgo: number) => now - hoursAgo * HOUR;
    const memberId = await findMember(tx, at(30));
    if (memberId === null) return;
    const { id } = await createCase(tx, agentAt(at(22)), {
      ticketId: await openTicket(tx, memberId, at(22)),
      kind: 'complaint',
      orderExternalId: null,
      reasonCode: null,
      lines: [],
      input: { remedySought: 'points' },
    });
    const take = (
      hoursAgo: number,
      action: CaseAction,
      input: Record<string, unknown> = {},
      reason: string | null = null,
    ) => takeCaseStep(tx, agentAt(at(hoursAgo)), id, { action, reason, input });
    await take(21, 'acknowledge');
    const facts = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
    await take(20, 'assess', { ...facts, amount: WORTH });
    await take(19, 'investigate');
    const remedies = [{ kind: 'points', amount: WORTH }, { kind: 'apology' }];
    await take(18, 'propose', { decision: 'upheld', remedies });
    await take(17, 'accept', {}, 'Agreed on the phone 电话中已同意');
    for (const { id: remedyId, kind } of await loadNewest(tx, id))
      if (kind === 'points') await take(16, 'fulfilRemedy', { remedyId, does: 'give' });
  });
