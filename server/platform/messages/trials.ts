/** Sends messages to whoever asks for one: of a template, and to try the settings. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { TestInput, TrialResult } from '#contract/platform/messages';
import { messageSettings, messageTemplates } from '#db/schema/platform/messages';
import { staff } from '#db/schema/platform/staff';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, unauthorized } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import { writerOf } from '../records/writer.ts';
import { claimMessages } from './claim.ts';
import { kindOf } from './kinds.ts';
import { recordMessages } from './recordMessages.ts';
import { exampleValues } from './rules.ts';
import { recordTest } from './saveTemplate.ts';
import { handOverMail, sendClaimed } from './sender.ts';

/** The address of the person who asks. */
const ownAddress = async ({ db, actor }: Context): Promise<string> => {
  if (actor.id === null) throw unauthorized();
  return (await getRow(db, staff, actor.id)).email;
};

/** Sends a template with its example values to the caller, also while the kind or sending is off, and waits for the answer; returns the id of the message. */
export const sendTemplateTest = async (
  context: Context,
  id: number,
  { language }: TestInput,
): Promise<{ id: number }> => {
  const writer = await writerOf(context);
  const address = await ownAddress(context);
  const { ids, claimed } = await context.transaction(async (tx) => {
    const row = await getRow(tx, messageTemplates, id);
    const kind = kindOf(row.kind);
    if (!kind) throw conflict('messages.errors.kindGone');
    const { settings, now } = writer;
    const addresses = { site: context.site, derive: context.derive };
    const ids = await recordMessages(
      tx,
      writer,
      kind,
      [
        {
          key: `test/${randomUUID()}`,
          at: now,
          address,
          language,
          variables: exampleValues(kind, settings.storeName),
        },
      ],
      { isTest: true },
    );
    await recordTest(tx, writer, row);
    return { ids, claimed: await claimMessages(tx, ids, { settings, now, ...addresses }) };
  });
  for (const one of claimed) await sendClaimed(context, one);
  return { id: ids[0] ?? 0 };
};

const TRIAL = {
  en: {
    subject: 'Test of sending',
    text: 'This message was sent from the settings of your console. Sending works.',
  },
  zh: { subject: '发送测试', text: '此邮件由后台的发送设置发出，说明发送正常。' },
};

/** Sends a message to the caller with the stored settings, and says what was answered. */
export const trySettings = async (context: Context, id: number): Promise<TrialResult> => {
  const writer = await writerOf(context);
  const to = await ownAddress(context);
  const { storeName, language } = writer.settings;
  const sending = await context.transaction(async (tx) => {
    const row = await getRow(tx, messageSettings, id);
    await recordActivity(tx, {
      actor: writer.actor,
      at: writer.now,
      resource: 'messageSettings',
      recordId: id,
      verb: 'sendTest',
    });
    return row;
  });
  const { subject, text } = TRIAL[language];
  const outcome = await handOverMail(context, {
    messageId: `${randomBytes(16).toString('hex')}@${sending.fromAddress?.split('@')[1] ?? 'localhost'}`,
    to,
    subject: `${storeName}: ${subject}`,
    text,
    html: `<p>${text}</p>`,
    unsubscribeUrl: null,
    sending,
  });
  return { ...outcome, to };
};
