/** Reads what a form sends within a time: whoever sends slowly, or far too much, holds no place for long. */
import type { Readable } from 'node:stream';
import { HttpError } from '../http/errors.ts';

/** Without anything further for so long it is given up, and after so long altogether. */
const IDLE_MS = 10_000;
const WHOLE_MS = 180_000;
const tooLarge = () => new HttpError(413, 'errors.tooLarge');
const tooSlow = () => new HttpError(408, 'errors.malformed');
const brokenOff = () => new HttpError(400, 'errors.malformed');

/**
 * What is a little above `limit` bytes is read to its end, because a browser that is still sending would not show the answer.
 * `declared`: the length that its headers name.
 */
export const readFormBytes = (sent: Readable, limit: number, declared: number): Promise<Buffer> =>
  new Promise<Buffer>((resolve, reject) => {
    const most = 2 * limit;
    if (declared > most) return reject(tooLarge());
    if (sent.destroyed) return reject(brokenOff());
    const parts: Buffer[] = [];
    let bytes = 0;
    const end = (error: Error | null) => {
      clearTimeout(idle);
      clearTimeout(whole);
      sent.off('data', take);
      sent.pause();
      if (error) reject(error);
      else resolve(Buffer.concat(parts));
    };
    const take = (part: Buffer) => {
      idle.refresh();
      bytes += part.length;
      if (bytes > most) end(tooLarge());
      else if (bytes <= limit) parts.push(part);
    };
    const idle = setTimeout(() => end(tooSlow()), IDLE_MS);
    const whole = setTimeout(() => end(tooSlow()), WHOLE_MS);
    sent.on('data', take);
    sent.once('end', () => end(bytes > limit ? tooLarge() : null));
    sent.once('error', () => end(brokenOff()));
    sent.once('close', () => end(brokenOff()));
  });
