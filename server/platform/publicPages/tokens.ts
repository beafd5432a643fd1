/** Secrets of links for people without an account: only their hash is stored. */
import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** `made`: the bytes of a secret that can be made again. */
export const newToken = (made: Buffer = randomBytes(BYTES)) => {
  const token = made.toString('base64url');
  return { token, hash: tokenHash(token) };
};

/** Below the address of the site. */
export const publicPath = (segment: string, token: string): string => `/s/${segment}/${token}`;
