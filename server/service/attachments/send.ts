/** Gives a sent file out: pictures as such, everything else only to be saved. */
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { FileStorage } from '../../platform/files/storage.ts';
import { notFound } from '../../platform/http/errors.ts';
import type { SentFile } from './load.ts';
import { isPicture } from './rules.ts';

/** Nothing that a file might contain may run, wherever it is opened. */
const POLICY = "default-src 'none'; sandbox";

export const sendFile = async (
  storage: FileStorage,
  { name, type, storedAs }: SentFile,
  size: 'small' | 'large',
  request: Request,
  response: Response,
): Promise<void> => {
  const stored = storedAs.find((one) => one.endsWith(`-${size}`)) ?? storedAs[0];
  const file = stored === undefined ? null : await storage.get(stored);
  if (!file) throw notFound();
  if (!isPicture({ type })) response.attachment(name);
  response.setHeader('Content-Type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
  // What is taken away must not stay with those who have seen it.
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Length', file.bytes);
  if (request.method === 'HEAD') {
    file.content.destroy();
    response.end();
    return;
  }
  // A reader that goes away is no fault.
  await pipeline(file.content, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
};
