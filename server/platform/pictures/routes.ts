/** Routes of pictures: anybody may see one who knows its address, as in the store. */
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { PictureQuery } from '#contract/platform/pictures';
import { readBytes } from '../http/body.ts';
import type { Context } from '../http/context.ts';
import { notFound } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import { empty, tooLarge } from './refusals.ts';
import { hashOfAddress, MAX_PICTURE_BYTES, PICTURE_SIZE_NAMES } from './rules.ts';
import { storedName, storePicture } from './store.ts';

/** Also for domains whose members send pictures. The body is read first: nobody waits for somebody else's network. */
export const uploadPicture = async (context: Context, request: Request, response: Response) => {
  const { name } = PictureQuery.parse(request.query);
  const content = await readBytes(request, MAX_PICTURE_BYTES, tooLarge);
  if (content.length === 0) throw empty();
  response.status(201).json(await storePicture(context, content, name));
};

/** Nothing that a picture might contain may run, wherever it is opened. */
const POLICY = "default-src 'none'; sandbox";

const send = async ({ files }: Context, request: Request, response: Response) => {
  const { hash: asked, size: name } = request.params;
  const hash = hashOfAddress(`/api/pictures/${String(asked)}/${String(name)}`);
  const size = PICTURE_SIZE_NAMES.find((one) => `${one}.webp` === name);
  const file = hash && size ? await files.get(storedName(hash, size)) : null;
  if (!file) throw notFound();
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.type('image/webp');
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

export const pictureRoutes: Route[] = [
  {
    method: 'post',
    path: '/pictures',
    access: { resource: 'pictures', action: 'create' },
    summary:
      'Store a picture (the body as it is) in three sizes; the same one twice is stored once',
    query: PictureQuery,
    status: 201,
    stream: uploadPicture,
  },
  {
    method: 'get',
    path: '/pictures/:hash/:size',
    access: { anyone: true },
    summary: 'A stored picture: `small.webp`, `medium.webp` or `large.webp`',
    stream: send,
  },
];
