import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface NewMember {
  id: number;
  externalId: string;
  /** When the member registered; null where nothing says so, as of one known only from an order or a return. */
  registeredAt: number | null;
}

/**
 * Runs in the transaction that creates members, in which the store sends one for the first time that was known only from an
 * order, or in which it is first said when one registered.
 */
export const afterNewMembers = new Hook<
  (tx: Db, writer: Writer, members: readonly NewMember[]) => Promise<void>
>('afterNewMembers');
