/** When a rule acts on a ticket, and which rules follow from one another. Pure. */
import {
  RULE_WAITS,
  type RuleEvent,
  type RuleTrigger,
  type RuleWait,
} from '#contract/service/ticketRules';
import type { TicketChannel } from '#contract/service/messages';
import type { TicketPriority, TicketStatus, TicketType } from '#contract/service/tickets';
import { foldText } from '#shared/searchText';

export interface RuleConditions {
  types: readonly TicketType[];
  channels: readonly TicketChannel[];
  levels: readonly string[];
  priorities: readonly TicketPriority[];
  statuses: readonly TicketStatus[];
  tags: readonly string[];
  words: readonly string[];
  isUnassigned: boolean;
}
export interface TicketFacts {
  type: TicketType;
  channel: TicketChannel;
  level: string | null;
  priority: TicketPriority;
  status: TicketStatus;
  tags: readonly string[];
  isUnassigned: boolean;
  /** The subject, and what the customer wrote. */
  texts: readonly string[];
}

export const isWaitName = (trigger: string): trigger is RuleWait =>
  (RULE_WAITS as readonly string[]).includes(trigger);
export const waitOf = ({ trigger }: { trigger: string }): RuleWait | null =>
  isWaitName(trigger) ? trigger : null;

const fits = <T>(asked: readonly T[], value: T | null): boolean =>
  asked.length === 0 || (value !== null && asked.includes(value));

const containsOne = (words: readonly string[], texts: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const folded = foldText(texts.join('\n'));
  return words.some((word) => folded.includes(foldText(word)));
};

/** Whether the ticket meets all conditions; an empty one is met by every ticket. */
export const meets = (rule: RuleConditions, ticket: TicketFacts): boolean =>
  fits(rule.types, ticket.type) &&
  fits(rule.channels, ticket.channel) &&
  fits(rule.levels, ticket.level) &&
  fits(rule.priorities, ticket.priority) &&
  fits(rule.statuses, ticket.status) &&
  (rule.tags.length === 0 || rule.tags.some((tag) => ticket.tags.includes(tag))) &&
  (!rule.isUnassigned || ticket.isUnassigned) &&
  containsOne(rule.words, ticket.texts);

interface Assigned {
  assigneeId: string | null;
  teamId: number | null;
}
export interface StepFacts {
  before: (Assigned & { status: TicketStatus }) | null;
  after: Assigned & { status: TicketStatus };
  /** Of the message that came with it. */
  saidBy: 'customer' | 'staff' | null;
}
/** What a step of a ticket is for rules. */
export const eventsOf = ({ before, after, saidBy }: StepFacts): RuleEvent[] => {
  if (before === null) return ['opened'];
  const isOther = before.assigneeId !== after.assigneeId || before.teamId !== after.teamId;
  const found: [RuleEvent, boolean][] = [
    ['customerWrote', saidBy === 'customer'],
    ['staffReplied', saidBy === 'staff'],
    ['statusChanged', before.status !== after.status],
    ['assigned', isOther],
  ];
  return found.flatMap(([event, isSo]) => (isSo ? [event] : []));
};

/** Rules may set off one another, so often in a row at most. */
export const MAX_DEPTH = 5;

interface Chained extends RuleConditions {
  id: number;
  position: number;
  trigger: RuleTrigger;
}
/** What a rule left of the ticket, and what happened to it by that. */
export interface Outcome {
  facts: TicketFacts;
  events: readonly RuleTrigger[];
}

export const inOrder = <R extends { position: number; id: number }>(rules: readonly R[]): R[] =>
  rules.toSorted((one, other) => one.position - other.position || one.id - other.id);

/**
 * Lets rules act on what happened, in their order: each sees what those before it left, and what they caused sets off
 * others. Each acts once, however they set off one another.
 */
export const runChain = async <R extends Chained>(
  rules: readonly R[],
  { facts, events }: Outcome,
  act: (rule: R, depth: number) => Promise<Outcome>,
): Promise<void> => {
  const left = new Set(inOrder(rules));
  let current = facts;
  let happened: ReadonlySet<RuleTrigger> = new Set(events);
  for (let depth = 1; depth <= MAX_DEPTH && happened.size > 0; depth++) {
    const caused = new Set<RuleTrigger>();
    for (const rule of left) {
      if (!happened.has(rule.trigger) || !meets(rule, current)) continue;
      left.delete(rule);
      const outcome = await act(rule, depth);
      current = outcome.facts;
      for (const event of outcome.events) caused.add(event);
    }
    happened = caused;
  }
};
