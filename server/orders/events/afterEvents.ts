import type { EventInput } from '#contract/orders/events';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface MemberEvent extends Pick<EventInput, 'externalId' | 'name' | 'channel'> {
  id: number;
  detail: Readonly<Record<string, unknown>> | null;
  memberId: number;
  type: EventInput['type'];
  /** When it happened, UTC ms. */
  at: number;
}

/**
 * Runs in the transaction that writes behaviour events, with those of known members, and in the one that creates the
 * member of events that arrived earlier.
 */
export const afterEvents = new Hook<
  (tx: Db, writer: Writer, events: readonly MemberEvent[]) => Promise<void>
>('afterEvents');
