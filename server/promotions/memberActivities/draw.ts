/** Draws a number by the seed of an activity: the same seed and entry always give the same number. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { RATE } from '#shared/money';

export const newSeed = (): string => randomBytes(32).toString('hex');

/** Published before the draw: whoever learns the seed later sees that it is the same. */
export const seedHash = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** Bytes of the digest that are used; the remainder of so many bits favours no number measurably. */
const BYTES = 6;

/** Random at the moment of an entry, and kept with it: who knows the seed cannot tell the result before. */
export const newNonce = (): string => randomBytes(16).toString('hex');

/** A number from 0 up to, excluding, 10,000; the same for the same entry whenever it is computed again. */
export const drawNumber = (seed: string, entry: number, nonce: string): number =>
  createHmac('sha256', Buffer.from(seed, 'hex'))
    .update(`${entry}:${nonce}`)
    .digest()
    .readUIntBE(0, BYTES) % RATE;
