import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface NewMember {
  id: number;
  externalId: string;
  /** False for a member known only from an order or a return. */
  isRegistered: boolean;
}

/** Runs in the transaction that creates members. */
export const afterNewMembers = new Hook<
  (tx: Db, writer: Writer, members: readonly NewMember[]) => Promise<void>
>('afterNewMembers');
