import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface NewMember {
  id: number;
  externalId: string;
  /** When the member registered; null for a member known only from an order or a return. */
  registeredAt: number | null;
}

/** Runs in the transaction that creates members, or in which one known only from an order registers. */
export const afterNewMembers = new Hook<
  (tx: Db, writer: Writer, members: readonly NewMember[]) => Promise<void>
>('afterNewMembers');
