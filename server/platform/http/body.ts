/** Reads the body of a request: plain JSON directly, anything else (compressed, another charset) through Express. */
import express, { type Request, type Response } from 'express';
import { HttpError } from './errors.ts';

const LIMIT_BYTES = 16 * 1024 * 1024;
const parseAny = express.json({ limit: LIMIT_BYTES });
const readAny = (request: Request, response: Response) =>
  new Promise<unknown>((resolve, reject) =>
    parseAny(request, response, (error?: unknown) =>
      error ? reject(error as Error) : resolve(request.body),
    ),
  );

const malformed = () => new HttpError(400, 'errors.malformed');

/** A body that is too large is still read to its end: a client that is still sending would not see the response. */
const readText = (request: Request) =>
  new Promise<string>((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= LIMIT_BYTES) parts.push(part);
    });
    request.on('end', () => {
      if (bytes > LIMIT_BYTES) reject(new HttpError(413, 'errors.tooLarge'));
      else
        resolve(
          Buffer.concat(parts)
            .toString()
            .replace(/^\uFEFF/, ''),
        );
    });
    request.on('error', () => reject(malformed()));
  });

const parse = (text: string): unknown => {
  if (text === '') return {};
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
