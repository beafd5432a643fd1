/** Routes of attachments: stored before the message that they are sent with, and read by whoever may read that. */
import type { Request, Response } from 'express';
import { AttachmentQuery, AttachmentSize } from '#contract/service/attachments';
import { cleanKey } from '#shared/searchText';
import { readBytes } from '../../platform/http/body.ts';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/errors.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { findSentFile } from '../attachments/load.ts';
import { tooLarge } from '../attachments/refusals.ts';
import { MAX_ATTACHMENT_BYTES } from '../attachments/rules.ts';
import { sendFile } from '../attachments/send.ts';
import { storeAttachment } from '../attachments/store.ts';
import { findByNumber } from '../tickets/record.ts';
import { threadOf } from '../tickets/thread.ts';

/** The body is read first: nobody waits for somebody else's network. */
const upload = async (context: Context, request: Request, response: Response) => {
  const { name } = AttachmentQuery.parse(request.query);
  const content = await readBytes(request, MAX_ATTACHMENT_BYTES, tooLarge);
  response.status(201).json(await storeAttachment(context, content, name));
};

/** 404 for what was not sent with a message of the ticket's thread, of internal ones too where only public ones may be read. */
const send = async (
  { db, files }: Context,
  ticketId: number,
  isPublicOnly: boolean,
  request: Request,
  response: Response,
) => {
  const { size } = AttachmentSize.parse(request.query);
  const file = await findSentFile(db, recordId(String(request.params.attachmentId)));
  if (!file || !(await threadOf(db, ticketId)).includes(file.ticketId)) throw notFound();
  if (isPublicOnly && file.kind !== 'public') throw notFound();
  await sendFile(files, file, size, request, response);
};

const STORED =
  'Store a file for a message (the body as it is): a picture, which is encoded anew, PDF, text in UTF-8, or MP4; up to 10 MB';

export const attachmentRoutes: Route[] = [
  {
    method: 'post',
    path: '/tickets/attachments',
    access: { resource: 'tickets', action: 'reply' },
    summary: STORED,
    query: AttachmentQuery,
    status: 201,
    stream: upload,
  },
  {
    method: 'get',
    path: '/tickets/:id/attachments/:attachmentId',
    access: { resource: 'tickets', action: 'show' },
    summary: 'A file that was sent with a message of the ticket',
    query: AttachmentSize,
    stream: (context, request, response) =>
      send(context, recordId(String(request.params.id)), false, request, response),
  },
  {
    method: 'post',
    path: '/store/ticketAttachments',
    access: { scope: 'service.write' },
    summary: `${STORED}. The message names its id within seven days`,
    query: AttachmentQuery,
    status: 201,
    stream: upload,
  },
  {
    method: 'get',
    path: '/store/tickets/:number/attachments/:attachmentId',
    access: { scope: 'service.read' },
    summary: 'A file that was sent with a public message of the ticket',
    query: AttachmentSize,
    stream: async (context, request, response) => {
      const ticketId = await findByNumber(context.db, cleanKey(String(request.params.number)));
      if (ticketId === null) throw notFound();
      await send(context, ticketId, true, request, response);
    },
  },
];
