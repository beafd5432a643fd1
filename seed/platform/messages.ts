/** Messages to members of the demo store: those that are due become files once the server runs, as no mail server is set. */
import { createHash } from 'node:crypto';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { BIRTHDAY, LEVEL_CHANGED, POINTS_LAPSE } from '#server/members/notices/kinds';
import { claimMessages } from '#server/platform/messages/claim';
import { recordMessages } from '#server/platform/messages/recordMessages';
import { recordOutcome } from '#server/platform/messages/recordOutcome';
import {
  editMessageSettings,
  writeMissingSettings,
} from '#server/platform/messageSettings/settings';
import { addDays, dayOf, instantOf } from '#shared/days';
import { SETTINGS } from '../plan.ts';
import { writerAt } from '../systemWriter.ts';

const HOUR = 3_600_000;

interface Found {
  id: number;
}
/** The first members with an address whose consent is this one. */
const membersWith = (tx: Db, consent: 0 | 1, count: number) =>
  query<Found>(
    tx,
    `select id from members where email is not null and marketing_consent = ? order by id limit ?`,
    [consent, count],
  );

const SITE = { url: 'http://localhost:3000', isPublic: false };
/** Nobody opens the links of messages that were never sent. */
const derive = (text: string) => createHash('sha256').update(text).digest();
/** What is written of a message that became a file. */
const WRITTEN = { duration: 2, code: null, failure: null, answer: null };
/** How long a message waits for the sender. */
const LOOK_MS = 2000;

/** What the store's last weeks told members was handed over when it was due. */
const handOverTold = async (tx: Db, now: number) => {
  const due = await query<{ id: number; at: number }>(
    tx,
    `select id, next_attempt_at as at from messages where status = 'waiting' and next_attempt_at <= ? order by next_attempt_at, id`,
    [now],
  );
  for (const { id, at } of due) {
    const sentAt = Number(at) + LOOK_MS;
    const { settings } = writerAt(sentAt);
    for (const outgoing of await claimMessages(tx, [id], {
      settings,
      now: sentAt,
      site: SITE,
      derive,
    }))
      await recordOutcome(tx, outgoing, WRITTEN, { at: sentAt, now: sentAt, random: 0 });
  }
};

/** Quiet hours as most stores have them. */
const QUIET = { quietFrom: '21:00', quietUntil: '08:00' };

export const writeMessages = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => {
    const writer = writerAt(now);
    await writeMissingSettings(tx);
    await editMessageSettings(tx, writer, 1, {
      isOn: true,
      transport: 'file',
      security: 'startTls',
      host: null,
      port: null,
      userName: null,
      fromAddress: 'hello@shop.example.com',
      fromName: null,
      replyTo: null,
      ...QUIET,
    });
    await handOverTold(tx, now - HOUR);
    const willing = await membersWith(tx, 1, 4);
    const [unwilling] = await membersWith(tx, 0, 1);
    const [first, second, third, fourth] = willing.map(({ id }) => id);
    const today = dayOf(now, SETTINGS.timeZone);
    const lapsesOn = { day: addDays(today, 30) };
    if (first && second)
      await recordMessages(tx, writer, POINTS_LAPSE, [
        {
          memberId: first,
          key: 'seed/1',
          at: now - 3 * HOUR,
          variables: { points: { count: 1280 }, lapsesOn },
        },
        {
          memberId: second,
          key: 'seed/2',
          at: now - 3 * HOUR,
          variables: { points: { count: 360 }, lapsesOn },
        },
      ]);
    if (third)
      await recordMessages(tx, writer, LEVEL_CHANGED, [
        {
          memberId: third,
          key: 'seed/1',
          at: now - HOUR,
          variables: {
            level: { en: 'Gold', zh: '金卡会员' },
            previousLevel: { en: 'Silver', zh: '银卡会员' },
          },
        },
      ]);
    // Due in the coming night, so quiet hours hold it until the morning.
    const tonight = instantOf(today, '21:30', SETTINGS.timeZone);
    const night =
      tonight > now ? tonight : instantOf(addDays(today, 1), '21:30', SETTINGS.timeZone);
    const greetings = [
      ...(fourth ? [{ memberId: fourth, key: 'seed/1', at: night, variables: {} }] : []),
      ...(unwilling ? [{ memberId: unwilling.id, key: 'seed/2', at: now, variables: {} }] : []),
    ];
    await recordMessages(tx, writer, BIRTHDAY, greetings);
  });
