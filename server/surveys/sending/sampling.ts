/** Draws whom of many a survey asks. */
import { createHmac } from 'node:crypto';

const MILLION = 1_000_000n;

/**
 * The chance of being drawn is `samplePpm` of a million, and the same event of the same person is always decided alike: the
 * keyed hash as one whole number, modulo a million, strictly below the rate.
 */
export const isSampled = (secret: Buffer, event: string, samplePpm: number): boolean => {
  const digest = createHmac('sha256', secret).update(event).digest('hex');
  return BigInt(`0x${digest}`) % MILLION < BigInt(samplePpm);
};
