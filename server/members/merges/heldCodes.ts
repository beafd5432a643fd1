/** How many codes members hold, which a later domain knows. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** The codes that a member, with all records, can use now or later. */
export type HeldCodes = (db: Db, memberId: number, at: number) => Promise<number>;
export const heldCodes = new Hook<HeldCodes>('heldCodes');

export const countHeldCodes = async (db: Db, memberId: number, at: number): Promise<number> => {
  let codes = 0;
  for (const count of heldCodes.parts) codes += await count(db, memberId, at);
  return codes;
};
