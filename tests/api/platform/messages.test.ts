/** Templates, settings, and how messages to members are handed over to a mail server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {
  MessageTemplate,
  PersonMessage,
  PersonMessageDetail,
} from '#contract/platform/messages';
import type { WebhookDeliveryDetail } from '#contract/platform/webhooks';
import { query } from '#db/statements';
import { BIRTHDAY, LEVEL_CHANGED } from '#server/members/notices/kinds';
import { settledJobs } from '#server/platform/jobs/runner';
import { deleteExpiredRows } from '#server/platform/jobs/retention';
import { claimDue, LEASE_MS } from '#server/platform/messages/claim';
import { deleteOldMail } from '#server/platform/messages/files';
import { recordMessages } from '#server/platform/messages/recordMessages';
import { recordOutcome } from '#server/platform/messages/recordOutcome';
import { STOP_RESTORED_MESSAGES } from '#server/platform/messages/restored';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { createEndpoint, openListener, sendDue } from '../support/listener.ts';
import {
  type MailServer,
  openMailServer,
  sendMessages,
  SITE,
  smtpSettings,
} from '../support/mailServer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let api: OpenApi;
let owner: Call;
let mail: MailServer;
const memberIds: Record<string, number> = {};
const consentTo = (granted: boolean, at: number) => ({
  marketing: { granted, source: 'checkout', at },
});

beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  const store = await api.store();
  for (const [externalId, fields] of Object.entries({
    yes: { name: '李雷', email: 'yes@example.com', language: 'zh', consents: consentTo(true, 1) },
    no: { name: 'Ann', email: 'no@example.com', consents: consentTo(false, 1) },
    unasked: { name: 'Bo', email: 'unasked@example.com' },
    nowhere: { name: 'Cy', consents: consentTo(true, 1) },
    leaving: { name: 'Di', email: 'leaving@example.com', consents: consentTo(true, 1) },
  })) {
    const { body } = await store<{ id: number }>('POST', '/api/store/members', {
      externalId,
      ...fields,
    });
    memberIds[externalId] = body.id;
  }
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = NOW;
  mail = await openMailServer();
  await save(smtpSettings(mail.port));
});
afterEach(async () => {
  await mail.close();
  await api.connection.transaction((tx) =>
    query(tx, `update messages set status = 'notSent', lease = null where status = 'waiting'`),
  );
});

const save = async (settings: object) => {
  const { status, body } = await owner('PUT', '/api/messageSettings/1', settings);
  if (status !== 200) throw new Error(JSON.stringify(body));
};
const memberId = (externalId: string) => memberIds[externalId] ?? 0;
let serial = 0;
const writer = async () => ({
  actor: { kind: 'system' as const, id: null, name: 'system' },
  now: api.now,
  settings: await api.application.settings(),
});
/** Records a birthday greeting, and returns its id. */
const greet = async (externalId: string, at = api.now): Promise<number> => {
  const who = await writer();
  const [id = 0] = await api.connection.transaction((tx) =>
    recordMessages(tx, who, BIRTHDAY, [
      { memberId: memberId(externalId), key: `greeting/${++serial}`, at, variables: {} },
    ]),
  );
  return id;
};
/** Records that a member's level changed. */
const promote = async (externalId: string, key = `level/${++serial}`): Promise<number> => {
  const who = await writer();
  const [id = 0] = await api.connection.transaction((tx) =>
    recordMessages(tx, who, LEVEL_CHANGED, [
      {
        memberId: memberId(externalId),
        key,
        at: api.now,
        variables: { level: { en: 'Gold', zh: '金卡' }, previousLevel: 'Silver' },
      },
    ]),
  );
  return id;
};
const show = async (id: number, call = owner) =>
  (await call<PersonMessageDetail>('GET', `/api/messages/${id}`)).body;
const templateOf = async (kind: string) => {
  const { body } = await owner<MessageTemplate[]>('GET', '/api/messageTemplates');
  const found = body.find((one) => one.kind === kind);
  if (!found) throw new Error(`No template of ${kind}`);
  return found;
};
const saveTemplate = async (kind: string, change: object) => {
  const { id, isOn, channel, subjects, bodies } = await templateOf(kind);
  const body = { isOn, channel, subjects, bodies, ...change };
  return owner<{ errors?: object }>('PUT', `/api/messageTemplates/${id}`, body);
};

describe('a message', () => {
  test('arrives with its subject and text in the language of the member', async () => {
    const id = await promote('yes');
    await sendMessages(api);
    const [got] = mail.received;
    expect(got).toMatchObject({
      subject: '您的会员等级已变更为金卡',
      date: new Date(NOW),
      from: { value: [{ name: '茶铺', address: 'shop@example.com' }] },
      to: { value: [{ name: '', address: 'yes@example.com' }] },
    });
    expect(got?.text).toContain('尊敬的李雷：');
    expect(got?.html).toContain('尊敬的李雷：');
    const shown = await show(id);
    expect(shown).toMatchObject({
      status: 'handedOver',
      handedOverAt: NOW,
      lastAnswer: 250,
      email: 'yes@example.com',
      memberName: '李雷',
      subject: got?.subject,
      attempts: [{ at: NOW, code: 250, failure: null, answer: '250 Taken' }],
    });
    expect(got?.messageId).toBe(`<${shown.messageId}>`);
    expect(got?.headers.get('list')).toBeUndefined();
  });
  test('is recorded once, however often it happens, and sent once', async () => {
    const first = await promote('yes', 'the same');
    expect(await promote('yes', 'the same')).toBe(0);
    await sendMessages(api);
    expect(await promote('yes', 'the same')).toBe(0);
    await sendMessages(api);
    expect(mail.received.length).toBe(1);
    expect((await show(first)).status).toBe('handedOver');
  });
  test('two applications that send at the same time send each message once', async () => {
    const other = await api.sibling();
    for (let n = 0; n < 12; n++) await promote('yes');
    await Promise.all([sendMessages(api), sendMessages(other), sendMessages(api)]);
    expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(12);
    expect(mail.received.length).toBe(12);
    await other.close();
  });
  test('what a killed server had claimed is sent by another one, with the same Message-ID, when the claim lapses', async () => {
    const id = await promote('yes');
    const settings = await api.application.settings();
    const facts = () => ({ settings, now: api.now, site: SITE, derive: api.application.derive });
    const [claimed] = (await api.connection.transaction((tx) => claimDue(tx, facts()))) ?? [];
    if (!claimed) throw new Error('Nothing was claimed');
    expect(claimed.id).toBe(id);
    await sendMessages(api);
    expect(mail.received).toEqual([]);
    api.now = NOW + LEASE_MS;
    await sendMessages(api);
    expect(mail.received.map(({ messageId }) => messageId)).toEqual([`<${claimed.messageId}>`]);
    const outcome = { duration: 1, code: null, failure: 'timeout', answer: null } as const;
    await api.connection.transaction((tx) =>
      recordOutcome(tx, claimed, outcome, { at: NOW, now: api.now, random: 0 }),
    );
    expect(await show(id)).toMatchObject({ status: 'handedOver', attempts: [{ failure: null }] });
  });
  test('an answer 4xx is tried again later, and given up after eleven attempts', async () => {
    mail.refuseMessage = () => ({ code: 451, words: 'Come later' });
    const id = await promote('yes');
    await sendMessages(api);
    const first = await show(id);
    expect(first).toMatchObject({
      status: 'waiting',
      lastAnswer: 451,
      attempts: [{ failure: 'later', answer: '451 Come later' }],
    });
    expect(first.nextAttemptAt).toBeGreaterThan(NOW);
    for (let attempt = 2; attempt <= 11; attempt++) {
      api.now = (await show(id)).nextAttemptAt ?? 0;
      await sendMessages(api);
    }
    const last = await show(id);
    expect([last.status, last.attempts.length, last.nextAttemptAt]).toEqual(['failed', 11, null]);
    expect(api.now - NOW).toBeLessThan(3 * DAY);
    const { body } = await owner<{ name: string; count: number }[]>(
      'GET',
      '/api/account/attention',
    );
    expect(JSON.stringify(body)).toContain('failedMessages');
    mail.refuseMessage = () => null;
    expect((await owner('POST', `/api/messages/${id}/repetition`, {})).status).toBe(200);
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'handedOver', round: 1 });
  });
  test('an answer 5xx ends it, with the words of the mail server', async () => {
    mail.refuseRecipient = () => ({ code: 550, words: '5.1.1 Unknown user yes@example.com' });
    const id = await promote('yes');
    await sendMessages(api);
    expect(await show(id)).toMatchObject({
      status: 'failed',
      lastAnswer: 550,
      nextAttemptAt: null,
      attempts: [{ failure: 'refused', answer: '550 5.1.1 Unknown user yes@example.com' }],
    });
  });
  test('while the mail server is down it waits, and it is sent when the server is up', async () => {
    const { port } = mail;
    await mail.close();
    const id = await promote('yes');
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'waiting', attempts: [{ failure: 'nobody' }] });
    mail = await openMailServer(port);
    api.now = (await show(id)).nextAttemptAt ?? 0;
    await sendMessages(api);
    expect((await show(id)).status).toBe('handedOver');
    expect(mail.received.length).toBe(1);
  });
  test('a wrong password or a missing encryption is no end of it', async () => {
    await save(smtpSettings(mail.port, { userName: 'shop', password: 'wrong' }));
    const id = await promote('yes');
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'waiting', attempts: [{ failure: 'login' }] });
    await save(
      smtpSettings(mail.port, { userName: 'shop', password: 'right', security: 'startTls' }),
    );
    api.now = (await show(id)).nextAttemptAt ?? 0;
    await sendMessages(api);
    expect((await show(id)).attempts.at(-1)).toMatchObject({ failure: 'encryption' });
    await save(smtpSettings(mail.port, { userName: 'shop', password: 'right' }));
    api.now = (await show(id)).nextAttemptAt ?? 0;
    await sendMessages(api);
    expect((await show(id)).status).toBe('handedOver');
    await save(smtpSettings(mail.port));
  });
  test('lies ahead until it happens', async () => {
    const id = await greet('yes', NOW + HOUR);
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'waiting', nextAttemptAt: NOW + HOUR });
    api.now = NOW + HOUR;
    await sendMessages(api);
    expect((await show(id)).status).toBe('handedOver');
  });
});

describe('what is sent', () => {
  test.each([
    ['yes', 'handedOver', null],
    ['no', 'notSent', 'unsubscribed'],
    ['unasked', 'notSent', 'noConsent'],
    ['nowhere', 'notSent', 'noAddress'],
  ])('marketing to the member %s: %s', async (externalId, status, reason) => {
    const id = await greet(externalId);
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status, reason });
  });
  test('service needs no consent', async () => {
    const id = await promote('no');
    await sendMessages(api);
    expect((await show(id)).status).toBe('handedOver');
  });
  test('a consent that is withdrawn between recording and sending counts', async () => {
    const store = await api.store();
    const id = await greet('leaving');
    await store('POST', '/api/store/members', {
      externalId: 'leaving',
      consents: consentTo(false, NOW),
    });
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'notSent', reason: 'unsubscribed' });
    expect(mail.received).toEqual([]);
    await store('POST', '/api/store/members', {
      externalId: 'leaving',
      consents: consentTo(true, NOW + 1),
    });
    await owner('POST', `/api/messages/${id}/repetition`, {});
    await sendMessages(api);
    expect((await show(id)).status).toBe('handedOver');
  });
  test('nothing of a kind that is off, until it is asked for again', async () => {
    await saveTemplate('levelChanged', { isOn: false });
    const id = await promote('yes');
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'notSent', reason: 'kindOff' });
    await saveTemplate('levelChanged', { isOn: true });
  });
  test('nothing while sending is off, and all that waited afterwards', async () => {
    await save(smtpSettings(mail.port, { isOn: false }));
    const id = await promote('yes');
    await sendMessages(api);
    expect((await show(id)).status).toBe('stopped');
    const attention = async (call: Call) =>
      JSON.stringify((await call<unknown>('GET', '/api/account/attention')).body);
    expect(await attention(owner)).toContain('stoppedMessages');
    expect(await attention(await api.raw('marketer'))).not.toContain('stoppedMessages');
    await save(smtpSettings(mail.port));
    await sendMessages(api);
    expect((await show(id)).status).toBe('handedOver');
  });
  test('quiet hours end by the new time zone after it was changed', async () => {
    await save(smtpSettings(mail.port, { quietFrom: '11:00', quietUntil: '14:00' }));
    const id = await greet('yes');
    expect(await show(id)).toMatchObject({ status: 'held', heldUntil: NOW + 2 * HOUR });
    const { body: settings } = await owner<Record<string, unknown>>('GET', '/api/settings/1');
    const saveZone = async (timeZone: string) => {
      const { version: _, ...rest } = settings;
      const { status } = await owner('PUT', '/api/settings/1', { ...rest, timeZone });
      expect(status).toBe(200);
      await settledJobs();
    };
    // There it is 13:00.
    await saveZone('Asia/Tokyo');
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'held', heldUntil: NOW + HOUR });
    await saveZone('Asia/Shanghai');
  });
  test('marketing waits for the end of quiet hours, and less long where they are changed', async () => {
    // It is 12:00 in the store.
    await save(smtpSettings(mail.port, { quietFrom: '11:00', quietUntil: '14:00' }));
    const [held, service] = [await greet('yes'), await promote('yes')];
    const list = async (status: string) =>
      (
        await owner<PersonMessage[]>(
          'GET',
          `/api/messages?filter=${JSON.stringify({ status, id: [held, service] })}`,
        )
      ).body.map(({ id }) => id);
    await sendMessages(api);
    expect(await show(held)).toMatchObject({ status: 'held', heldUntil: NOW + 2 * HOUR });
    expect(await list('held')).toEqual([held]);
    expect(await list('waiting')).toEqual([]);
    expect((await show(service)).status).toBe('handedOver');
    await save(smtpSettings(mail.port, { quietFrom: '11:00', quietUntil: '13:00' }));
    await sendMessages(api);
    expect(await show(held)).toMatchObject({ status: 'held', heldUntil: NOW + HOUR });
    api.now = NOW + HOUR;
    expect((await show(held)).status).toBe('waiting');
    await sendMessages(api);
    expect((await show(held)).status).toBe('handedOver');
  });
  test('marketing is not mailed while nobody outside could open its link', async () => {
    const id = await greet('yes');
    await sendMessages(api, { url: 'http://localhost:3000', isPublic: false });
    expect(await show(id)).toMatchObject({ status: 'notSent', reason: 'noPublicAddress' });
  });
  test('a restored store sends nothing of what waited, and is switched off', async () => {
    const id = await promote('yes');
    await api.connection.transaction(
      async (tx) => void (await STOP_RESTORED_MESSAGES.rebuild?.(tx, { weekStart: 1 })),
    );
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ status: 'notSent', reason: 'restored' });
    const { body } = await owner<{ isOn: boolean }>('GET', '/api/messageSettings/1');
    expect(body.isOn).toBe(false);
  });
});

describe('a link to unsubscribe', () => {
  const linkIn = async () => {
    await greet('leaving');
    await sendMessages(api);
    const list = mail.received.at(-1)?.headers.get('list') as unknown as {
      unsubscribe: { url: string };
      'unsubscribe-post': { name: string };
    };
    expect(list['unsubscribe-post'].name).toBe('List-Unsubscribe=One-Click');
    expect(list.unsubscribe.url.startsWith(`${SITE.url}/api/unsubscribe/`)).toBe(true);
    return list.unsubscribe.url.slice(SITE.url.length);
  };
  const consent = async () =>
    (await owner<Record<string, unknown>>('GET', `/api/members/${memberId('leaving')}`)).body;
  const activities = async () =>
    (
      await owner<{ id: number; resource: string; actorKind: string }[]>(
        'GET',
        '/api/activities?sort=["id","DESC"]&range=[0,9]',
      )
    ).body;

  test('reading it writes nothing, one click refuses marketing with one activity, and a second click changes nothing', async () => {
    const anyone = await api.raw(null);
    const path = await linkIn();
    expect(mail.received.at(-1)?.text).toContain(path);
    const token = path.split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const stored = await query<{ n: number }>(
      api.connection.db,
      'select count(*) as n from unsubscribe_links where token_hash = ?',
      [token],
    );
    expect(Number(stored[0]?.n)).toBe(0);
    const [before] = await activities();
    const page = await anyone<string>('GET', path);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(page.body).toContain('<form method="post">');
    expect(await consent()).toMatchObject({ marketingConsent: true });
    expect((await activities())[0]?.id).toBe(before?.id);
    for (let click = 0; click < 2; click++) {
      const { status, body } = await anyone<string>('POST', path, 'List-Unsubscribe=One-Click', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect([status, String(body).includes('<form')]).toEqual([200, false]);
    }
    expect(await consent()).toMatchObject({
      marketingConsent: false,
      marketingConsentSource: 'unsubscribe link',
    });
    const added = (await activities()).filter(({ id }) => id > (before?.id ?? 0));
    expect(added).toMatchObject([{ resource: 'members', actorKind: 'system' }]);
    const id = await greet('leaving');
    await sendMessages(api);
    expect(await show(id)).toMatchObject({ reason: 'unsubscribed' });
    expect(api.logged()).not.toContain(token);
  });
  test('an unknown link is told, and changes nothing', async () => {
    const anyone = await api.raw(null);
    const [before] = await activities();
    for (const method of ['GET', 'POST'] as const)
      expect((await anyone(method, '/api/unsubscribe/nobody')).status).toBe(404);
    expect((await activities())[0]?.id).toBe(before?.id);
  });
});

describe('a template', () => {
  test('texts of staff are sent, and taken back to the default', async () => {
    const { id, subjects, bodies } = await templateOf('levelChanged');
    const changed = { subjects: { ...subjects, zh: '恭喜 {{memberName}}' }, bodies };
    expect((await saveTemplate('levelChanged', changed)).status).toBe(200);
    expect(await templateOf('levelChanged')).toMatchObject({ ...changed, isChanged: true });
    await promote('yes');
    await sendMessages(api);
    expect(mail.received[0]?.subject).toBe('恭喜 李雷');
    expect((await owner('POST', `/api/messageTemplates/${id}/reset`, {})).status).toBe(200);
    expect(await templateOf('levelChanged')).toMatchObject({ subjects, bodies, isChanged: false });
    expect((await owner('POST', `/api/messageTemplates/${id}/reset`, {})).status).toBe(409);
  });
  test('an unknown variable is refused with its name, at its field', async () => {
    const { subjects } = await templateOf('levelChanged');
    const { status, body } = await saveTemplate('levelChanged', {
      subjects: { ...subjects, en: '{{points}}' },
    });
    expect(status).toBe(422);
    expect(Object.keys(body.errors ?? {})).toEqual(['subjects']);
    expect(JSON.stringify(body.errors)).toContain('points');
  });
  test('an edit of an outdated version is refused', async () => {
    const { version } = await templateOf('birthday');
    expect((await saveTemplate('birthday', { isOn: false, version })).status).toBe(200);
    expect((await saveTemplate('birthday', { isOn: true, version })).status).toBe(409);
    expect((await saveTemplate('birthday', { isOn: true })).status).toBe(200);
  });
  test('a test goes to whoever asks for it, without consent and in quiet hours', async () => {
    await save(smtpSettings(mail.port, { isOn: false, quietFrom: '11:00', quietUntil: '14:00' }));
    const { id } = await templateOf('birthday');
    const marketer = await api.raw('marketer');
    const { status, body } = await marketer<{ id: number }>(
      'POST',
      `/api/messageTemplates/${id}/test`,
      { language: 'zh' },
    );
    expect(status).toBe(200);
    expect(await show(body.id)).toMatchObject({ status: 'handedOver', isTest: true });
    expect(mail.received[0]).toMatchObject({
      subject: '李雷，生日快乐！',
      to: { value: [{ address: 'marketer@example.com' }] },
    });
  });
});

describe('the settings', () => {
  test('the password is never told', async () => {
    await save(smtpSettings(mail.port, { userName: 'shop', password: 'right' }));
    for (const path of ['/api/messageSettings/1', '/api/activities']) {
      const { status, body } = await owner<unknown>('GET', path);
      expect([status, JSON.stringify(body).includes('right"')]).toEqual([200, false]);
    }
    const { body } = await owner<{ hasPassword: boolean }>('GET', '/api/messageSettings/1');
    expect(body.hasPassword).toBe(true);
    expect(api.logged()).not.toContain('"right"');
  });
  test('another server needs the password again, and none is kept without a user name', async () => {
    await save(smtpSettings(mail.port, { userName: 'shop', password: 'right' }));
    const answer = await owner<{ errors: object }>(
      'PUT',
      '/api/messageSettings/1',
      smtpSettings(mail.port, { userName: 'shop', host: 'other.example.com' }),
    );
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, ['password']]);
    await save(smtpSettings(mail.port));
    const { body } = await owner<{ hasPassword: boolean }>('GET', '/api/messageSettings/1');
    expect(body.hasPassword).toBe(false);
  });
  test.each([
    ['host', { host: null }],
    ['port', { port: null }],
    ['fromAddress', { fromAddress: null }],
    ['userName', { password: 'x' }],
    ['quietUntil', { quietFrom: '21:00' }],
    ['quietFrom', { quietUntil: '21:00' }],
    ['quietUntil', { quietFrom: '21:00', quietUntil: '21:00' }],
  ])('are refused with the field %s: %j', async (field, change) => {
    const body = smtpSettings(mail.port, change);
    const answer = await owner<{ errors: object }>('PUT', '/api/messageSettings/1', body);
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, [field]]);
  });
  test('a trial says what the mail server answered', async () => {
    const trial = async () =>
      (await owner('POST', '/api/messageSettings/1/test', {})).body as Record<string, unknown>;
    expect(await trial()).toMatchObject({
      to: 'owner@example.com',
      code: 250,
      failure: null,
      answer: '250 Taken',
    });
    mail.refuseRecipient = () => ({ code: 554, words: 'No relaying' });
    expect(await trial()).toMatchObject({
      code: 554,
      failure: 'refused',
      answer: '554 No relaying',
    });
  });
  test('only the owner reads and changes them', async () => {
    for (const role of ['manager', 'agent', 'marketer', 'analyst'] as const) {
      const call = await api.raw(role);
      expect((await call('GET', '/api/messageSettings/1')).status).toBe(403);
      expect((await call('PUT', '/api/messageSettings/1', smtpSettings(1))).status).toBe(403);
      expect((await call('POST', '/api/messageSettings/1/test', {})).status).toBe(403);
    }
  });
});

describe('the other ways', () => {
  test('without a mail server each message is a file, which is deleted after 90 days', async () => {
    await save({ ...smtpSettings(1), transport: 'file' });
    const id = await greet('yes');
    await sendMessages(api, { url: 'http://localhost:3000', isPublic: false });
    const shown = await show(id);
    const file = shown.attempts[0]?.answer ?? '';
    expect([shown.status, file.startsWith('mail/2025-11-21/')]).toEqual(['handedOver', true]);
    const read = await simpleParser(readFileSync(join(api.application.dataDir, file)));
    expect(read.subject).toBe('李雷，生日快乐！');
    expect(read.text).toContain('http://localhost:3000/api/unsubscribe/');
    const days = () => readdirSync(join(api.application.dataDir, 'mail'));
    api.now = NOW + 90 * DAY;
    await deleteOldMail(api.application);
    expect(days()).toEqual(['2025-11-21']);
    api.now = NOW + 91 * DAY;
    await deleteOldMail(api.application);
    expect(days()).toEqual([]);
  });
  test('a kind by webhook tells the store’s systems, which send it themselves', async () => {
    await saveTemplate('levelChanged', { channel: 'webhook' });
    const unheard = await promote('nowhere');
    await sendMessages(api);
    expect(await show(unheard)).toMatchObject({ status: 'notSent', reason: 'noListener' });
    const listener = await openListener();
    await createEndpoint(api, listener.url, ['message.due']);
    const id = await promote('nowhere');
    await sendMessages(api);
    await sendDue(api);
    const data = {
      memberExternalId: 'nowhere',
      kind: 'levelChanged',
      language: 'en',
      subject: 'Your level is now Gold',
      variables: { level: 'Gold', previousLevel: 'Silver' },
    };
    expect(listener.received).toMatchObject([{ type: 'message.due', data }]);
    expect(await show(id)).toMatchObject({
      status: 'passedOn',
      channel: 'webhook',
      webhookMessageId: listener.received[0]?.id,
    });
    const manager = await api.raw('manager');
    const [delivery] = (await owner<{ id: number }[]>('GET', '/api/webhookDeliveries')).body;
    const path = `/api/webhookDeliveries/${delivery?.id}`;
    const read = async (call: Call) =>
      JSON.stringify((await call<WebhookDeliveryDetail>('GET', path)).body.message);
    expect(await read(owner)).toContain('Cy');
    expect(await read(manager)).not.toContain('Cy');
    await listener.close();
    await saveTemplate('levelChanged', { channel: 'email' });
  });
});

describe('personal data in the log', () => {
  test('is masked for roles that may not see it', async () => {
    mail.refuseRecipient = () => ({ code: 550, words: 'Unknown user yes@example.com' });
    const id = await promote('yes');
    await sendMessages(api);
    for (const [role, isHidden] of [
      ['owner', false],
      ['agent', false],
      ['manager', true],
      ['marketer', true],
      ['analyst', true],
    ] as const) {
      const call = await api.raw(role);
      const shown = await show(id, call);
      expect([role, shown.isHidden, shown.subject === null]).toEqual([role, isHidden, isHidden]);
      const { body } = await call<unknown>('GET', '/api/messages');
      const text = JSON.stringify([shown, body]);
      expect([role, text.includes('yes@example.com')]).toEqual([role, !isHidden]);
      const filter = JSON.stringify({ email: 'yes@example.com' });
      const { status } = await call('GET', `/api/messages?filter=${filter}`);
      expect([role, status]).toEqual([role, isHidden ? 400 : 200]);
    }
    const agent = await api.raw('agent');
    expect((await agent('POST', `/api/messages/${id}/repetition`, {})).status).toBe(403);
  });
  test('what waits or was handed over is not sent again', async () => {
    const id = await promote('yes');
    expect((await owner('POST', `/api/messages/${id}/repetition`, {})).status).toBe(409);
    await sendMessages(api);
    expect((await owner('POST', `/api/messages/${id}/repetition`, {})).status).toBe(409);
  });
  test('messages are deleted after 90 days, and links after two years', async () => {
    await greet('yes');
    await sendMessages(api);
    const count = async (table: string) =>
      Number(
        (await query<{ n: number }>(api.connection.db, `select count(*) as n from ${table}`))[0]?.n,
      );
    const deleteAt = (day: number) =>
      deleteExpiredRows(day, (work) =>
        api.connection.transaction((tx) => work(tx, () => undefined)),
      );
    const links = await count('unsubscribe_links');
    await deleteAt(NOW + 91 * DAY);
    expect([await count('messages'), await count('unsubscribe_links')]).toEqual([0, links]);
    await deleteAt(NOW + 731 * DAY);
    expect(await count('unsubscribe_links')).toBe(0);
  });
});
