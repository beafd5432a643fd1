/** The public page on which a member takes back the consent to marketing. Reading it writes nothing. */
import type { Request, Response } from 'express';
import { SYSTEM } from '#contract/platform/activities';
import { UNSUBSCRIBE_SOURCE } from '#contract/platform/messages';
import type { Language } from '#shared/localization';
import type { Context } from '../http/context.ts';
import { writerOf } from '../records/writer.ts';
import { loadRecipients, recipientSources } from './recipients.ts';
import { findLink } from './unsubscribeLinks.ts';
import { type PageState, unsubscribePage } from './unsubscribePage.ts';

const send = async (context: Context, response: Response, state: PageState, language: Language) => {
  const { storeName } = await context.settings();
  response
    .status(state === 'unknown' ? 404 : 200)
    .type('html')
    .setHeader('X-Robots-Tag', 'noindex')
    .send(unsubscribePage({ state, language, storeName }));
};

/** What the link is of; null where there is no such link, or its member is gone. */
const loadLink = async (context: Context, request: Request) => {
  const token = String(request.params.token ?? '');
  const link = await findLink(context.db, token);
  if (!link) return null;
  const member = (await loadRecipients(context.db, [link.memberId])).get(link.memberId);
  return member ? { ...link, member } : null;
};

export const showUnsubscribe = async (context: Context, request: Request, response: Response) => {
  const link = await loadLink(context, request);
  const { language } = await context.settings();
  if (!link) return send(context, response, 'unknown', language);
  const state = link.member.marketingConsent === true ? 'asks' : 'done';
  return send(context, response, state, link.language);
};

/** Also the one click of RFC 8058, whose body says nothing that is needed. Once refused, it stays so. */
export const unsubscribe = async (context: Context, request: Request, response: Response) => {
  const link = await loadLink(context, request);
  const { language } = await context.settings();
  if (!link) return send(context, response, 'unknown', language);
  const writer = { ...(await writerOf(context)), actor: SYSTEM, changeId: undefined };
  await context.transaction(async (tx) => {
    for (const { refuseMarketing } of recipientSources.parts)
      await refuseMarketing(tx, writer, link.memberId, UNSUBSCRIBE_SOURCE);
  });
  return send(context, response, 'done', link.language);
};
