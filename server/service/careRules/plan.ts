/** Plans the calls of a rule for a day: each on a ticket of its own. */
import { randomUUID } from 'node:crypto';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { careDecisions } from '#db/schema/service/careRules';
import { dayOf } from '#shared/days';
import type { CaseActing } from '../cases/caseKinds.ts';
import { createCase } from '../cases/create.ts';
import { createTicket } from '../tickets/create.ts';
import { type Candidate, findCandidates, PAGE } from './candidates.ts';
import { linkCause } from './cause.ts';
import { loadCareFacts } from './facts.ts';
import { isForLevelOf } from './levels.ts';
import { careVerdict, happenedBetween } from './rules.ts';
import type { RuleRow } from './record.ts';
import { noteOf, subjectOf } from './texts.ts';

/** By the store's clocks: before anybody may be called. */
export const PLANNED_AT = '08:30';

const planCall = async (
  tx: Db,
  acting: CaseActing,
  { name, event }: RuleRow,
  { memberId, orderExternalId, happenedAt, sourceId }: Candidate,
): Promise<number> => {
  const { now, settings } = acting;
  const { language, timeZone } = settings;
  const ticket = await createTicket(
    tx,
    { ...acting, party: 'system' },
    {
      type: 'care',
      subject: subjectOf(event, orderExternalId, language),
      priority: 'P4',
      severity: null,
      channel: 'phone',
      source: 'rule',
      memberId,
      orderExternalId,
      lines: [],
      openedAt: now,
      message: noteOf(name, dayOf(happenedAt, timeZone), language),
      messageId: randomUUID(),
      tags: [],
      assigneeId: null,
      externalId: null,
      requestHash: null,
    },
  );
  await linkCause(tx, acting, ticket.id, { event, sourceId });
  const call = {
    ticketId: ticket.id,
    kind: 'care' as const,
    orderExternalId,
    reasonCode: null,
    lines: [],
    input: { plannedAt: now, rule: event },
  };
  return (await createCase(tx, acting, call, { isTold: false })).id;
};

/** A page of the events for which customers are called on a day; null once there are no more. */
export const planPage = async (
  tx: Db,
  acting: CaseActing,
  rule: RuleRow,
  day: string,
  after: number,
): Promise<{ last: number | null; planned: number }> => {
  const { now, settings } = acting;
  const window = { ...happenedBetween(day, rule, settings.timeZone), isUndecided: true, after };
  const candidates = await findCandidates(tx, rule, window);
  let planned = 0;
  for (const candidate of candidates) {
    const { memberId, sourceId } = candidate;
    if (!(await isForLevelOf(tx, rule, memberId, now))) continue;
    // Read for each: a call that was planned just now counts for the next event of the same person.
    const facts = (await loadCareFacts(tx, [memberId], now)).get(memberId);
    if (!facts) continue;
    const verdict = careVerdict(facts, rule, now);
    const isPlanned = verdict === 'planned';
    const caseId = isPlanned ? await planCall(tx, acting, rule, candidate) : null;
    const decision = { ruleId: rule.id, event: rule.event, sourceId, memberId };
    await insertRows(tx, careDecisions, [{ ...decision, verdict, caseId, at: now }]);
    if (isPlanned) planned++;
  }
  const isLast = candidates.length < PAGE;
  return { last: isLast ? null : (candidates.at(-1)?.sourceId ?? null), planned };
};
