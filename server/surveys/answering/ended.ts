/** Whether a link still takes an answer, and until when one can be changed. Pure. */
import { AMENDABLE_MS } from '../toldMonths/rules.ts';
import type { Ended } from './words.ts';

interface Invited {
  completedAt: number | null;
  voidedAt: number | null;
  expiresAt: number | null;
}
export const endedInvitation = (
  { completedAt, voidedAt, expiresAt }: Invited,
  now: number,
): Ended | null => {
  if (completedAt !== null) return 'answered';
  if (voidedAt !== null && voidedAt <= now) return 'voided';
  return expiresAt !== null && expiresAt <= now ? 'expired' : null;
};

export const endedLink = (
  { endedAt, linkLimit }: { endedAt: number | null; linkLimit: number | null },
  answered: number,
  now: number,
): Ended | null => {
  if (endedAt !== null && endedAt <= now) return 'ended';
  return linkLimit !== null && answered >= linkLimit ? 'full' : null;
};

/** Until which instant what was sent can be changed; an anonymous answer belongs to nobody who could. */
export const amendableUntil = (response: { completedAt: number | null } | null): number | null =>
  response === null || response.completedAt === null ? null : response.completedAt + AMENDABLE_MS;
