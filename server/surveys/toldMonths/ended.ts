/**
 * Of whom it is told that they answered, where nobody learns what: once the month in which the link ended is told, so that it
 * does not show when somebody answered. As conditions over invitations.
 */
import type { Context } from '../../platform/http/context.ts';
import { startOfDay } from '#shared/days';
import { untoldFrom } from './rules.ts';

/** The instant before which the months lie that are told. */
export const toldUntil = (now: number, timeZone: string): number =>
  startOfDay(untoldFrom(now, timeZone), timeZone);

export const loadToldUntil = async ({
  now,
  settings,
}: Pick<Context, 'now' | 'settings'>): Promise<number> =>
  toldUntil(now(), (await settings()).timeZone);

export const hasEnded = (of: string, until: number | string): string =>
  `coalesce(${of}.expires_at, ${of}.sent_at, ${of}.decided_at) < ${until}`;
