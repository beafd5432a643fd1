/** What happened to a ticket, asked for again while its page is open. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { TicketCaseStep } from '#contract/service/cases';
import type { TicketMessage } from '#contract/service/messages';
import type { RefundStep } from '#contract/service/refunds';
import type { Timeline } from '#contract/service/replies';
import type { TicketChange } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { LIVE_MS } from '../shared/live.ts';

export type TimelineEntry =
  | { kind: 'message'; at: number; message: TicketMessage }
  | { kind: 'change'; at: number; change: TicketChange }
  | { kind: 'case'; at: number; step: TicketCaseStep }
  | { kind: 'refund'; at: number; step: RefundStep };

export const TIMELINE_FILTERS = ['all', 'withCustomer', 'internal', 'changes'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

/** Everything in the order in which it happened; of one instant, messages before what came of them. */
export const entriesOf = ({ messages, changes, cases, refunds }: Timeline): TimelineEntry[] =>
  [
    ...messages.map((message): TimelineEntry => ({
      kind: 'message',
      at: message.occurredAt,
      message,
    })),
    ...changes.map((change): TimelineEntry => ({ kind: 'change', at: change.at, change })),
    ...cases.map((step): TimelineEntry => ({ kind: 'case', at: step.at, step })),
    ...refunds.map((step): TimelineEntry => ({ kind: 'refund', at: step.at, step })),
  ].sort((one, other) => one.at - other.at);

export const isShown = (entry: TimelineEntry, filter: TimelineFilter): boolean => {
  if (filter === 'all') return true;
  if (entry.kind !== 'message') return filter === 'changes';
  return filter === (entry.message.kind === 'internal' ? 'internal' : 'withCustomer');
};

export const useTimeline = (ticketId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['tickets', 'timeline', ticketId],
    enabled: ticketId > 0,
    refetchInterval: LIVE_MS,
    queryFn: async ({ signal }) =>
      (await api.call<Timeline>('GET', `/tickets/${ticketId}/timeline`, undefined, signal)).data,
  });
};
