/** Writes only while the link takes answers. */
import type { PublicCall } from '../../platform/publicPages/pages.ts';
import type { Asked } from './find.ts';
import type { ScreenOf } from './screens.ts';

/** Reads again what the link stands for; in a transaction, by its handle. */
export type Find = (call: PublicCall) => Promise<Asked | null>;

export const isReady = (asked: Asked, isAmending: boolean): boolean =>
  asked.ended === null || (isAmending && asked.ended === 'answered');

/** Writes within a transaction that has looked again whether the link takes answers; null where it does not any more. */
export const write = async <T>(
  call: PublicCall,
  find: Find,
  { asked, carried: { isAmending } }: ScreenOf,
  work: (tx: PublicCall['context']['db'], now: Asked) => Promise<T>,
): Promise<T | null> =>
  call.context.transaction(async (tx) => {
    const now = await find({ ...call, context: { ...call.context, db: tx } });
    if (!now || !isReady(now, isAmending)) return null;
    return work(tx, { ...now, version: asked.version });
  });
