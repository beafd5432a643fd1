/** Reads the body of a request: JSON, also compressed or in another charset, or a file as it is. */
import express, { type Request, type Response } from 'express';
import { message } from '#shared/fields';
import { boundExceeded, unreadableKey } from './bodyBounds.ts';
import { HttpError } from './errors.ts';

/** The largest JSON body in bytes, also once it is unpacked. */
const BODY_LIMIT = 16 * 1024 * 1024;

const malformed = () => new HttpError(400, 'errors.malformed');
const tooLarge = () => new HttpError(413, 'errors.tooLarge');

const readCompressed = (request: Request, response: Response, limit: number) =>
  new Promise<Buffer>((resolve, reject) =>
    express.raw({ limit, type: () => true })(request, response, (error?: unknown) => {
      if (error) reject(error as Error);
      else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    }),
  );

/**
 * The body as it is; empty where there is none. A body above `limit` bytes is still read to its end, because a client
 * that is still sending would not see the response; then `refusal` is thrown.
 */
export const readBytes = (request: Request, limit: number, refusal: () => Error) =>
  new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= limit) parts.push(part);
    });
    request.on('end', () => (bytes > limit ? reject(refusal()) : resolve(Buffer.concat(parts))));
    request.on('error', () => reject(malformed()));
  });

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

/** The decoder for the charset of a content type; without one, JSON is UTF-8. It throws what the charset does not have. */
const decoderOf = (type: string) => {
  const charset = CHARSET.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new HttpError(415, message('errors.charset', { charset: charset.slice(0, 40) }));
  }
};

/** Bytes that are no text of the charset are refused: replaced, two names could become one. */
const decode = (bytes: Buffer, type: string): string => {
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type))
    throw new HttpError(415, 'errors.notJson');
  const decoder = decoderOf(type);
  try {
    return decoder.decode(bytes);
  } catch {
    throw malformed();
  }
};

const parse = (text: string): unknown => {
  const exceeded = boundExceeded(text);
  if (exceeded === 'depth') throw malformed();
  if (exceeded === 'values') throw tooLarge();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof body !== 'object' || body === null) throw malformed();
  const key = unreadableKey(text, body);
  if (key !== null) throw new HttpError(400, message('errors.repeatedKey', { key }));
  return body;
};

/**
 * The parsed body, `{}` for an empty one. Throws 400 if it is not a JSON object or array, 413 if it is too large, 415 if
 * it is not said to be JSON or its charset is unknown.
 */
export const readBody = async (
  request: Request,
  response: Response,
  limit = BODY_LIMIT,
): Promise<unknown> => {
  const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
  const bytes = encoding
    ? await readCompressed(request, response, limit)
    : await readBytes(request, limit, tooLarge);
  return bytes.length === 0 ? {} : parse(decode(bytes, type));
};
