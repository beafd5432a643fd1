/** Reads the body of a request: plain JSON directly, other JSON (compressed, another charset) through Express, a file as it is. */
import express, { type Request, type Response } from 'express';
import { boundExceeded } from './bodyBounds.ts';
import { HttpError } from './errors.ts';

const LIMIT_BYTES = 16 * 1024 * 1024;

const malformed = () => new HttpError(400, 'errors.malformed');
const tooLarge = () => new HttpError(413, 'errors.tooLarge');

const checkBounds = (text: string) => {
  const exceeded = boundExceeded(text);
  if (exceeded === 'depth') throw malformed();
  if (exceeded === 'values') throw tooLarge();
};

const parseAny = express.json({
  limit: LIMIT_BYTES,
  verify: (_request, _response, body, encoding) =>
    checkBounds(body.toString(encoding === 'utf-16le' ? 'utf16le' : 'latin1')),
});
const readAny = (request: Request, response: Response) =>
  new Promise<unknown>((resolve, reject) =>
    parseAny(request, response, (error?: unknown) =>
      error ? reject(error as Error) : resolve(request.body),
    ),
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

const readText = async (request: Request) =>
  (await readBytes(request, LIMIT_BYTES, tooLarge)).toString().replace(/^\uFEFF/, '');

const parse = (text: string): unknown => {
  if (text === '') return {};
  checkBounds(text);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof body !== 'object' || body === null) throw malformed();
  return body;
};

/** The parsed body, `{}` for an empty one. Throws 400 if it is not a JSON object or array, 413 if it is too large. */
export const readBody = async (request: Request, response: Response): Promise<unknown> => {
  const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
  const plain = !encoding && /^application\/json(; ?charset=utf-8)?$/i.test(type);
  return plain ? parse(await readText(request)) : ((await readAny(request, response)) ?? {});
};
