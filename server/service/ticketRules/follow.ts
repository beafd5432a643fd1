/** Rules follow each step of a ticket, in its transaction. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import type { TicketStep } from '../tickets/afterChanges.ts';
import { isByRule } from './act.ts';
import { letRulesAct, toldOf } from './chain.ts';
import { eventsOf, type StepFacts } from './rules.ts';
import { planTicket } from './timed.ts';

/** With its first message a ticket is opened, which is told by itself. */
const saidBy = ({ before, message }: TicketStep): StepFacts['saidBy'] => {
  if (before === null || message?.kind !== 'public') return null;
  return message.authorKind === 'system' ? null : message.authorKind;
};

/** What a file or an undone merge brought sets off nothing; what rules do is followed where they are let act. */
const isFollowed = (writer: Writer, { after }: TicketStep): boolean =>
  !isByRule(writer) && !writer.isHistory && after.state !== 'merged' && after.state !== 'spam';

export const followRules = async (tx: Db, writer: Writer, step: TicketStep): Promise<void> => {
  if (!isFollowed(writer, step)) return;
  const { before, after, at } = step;
  const { now } = writer;
  const events = eventsOf({
    before: before && toldOf(before, now),
    after: toldOf(after, now),
    saidBy: saidBy(step),
  });
  await letRulesAct(tx, writer, { row: after, events, eventKey: `v${after.version}`, at });
  await planTicket(tx, after.id);
};
