/** When webhooks are tried again, when endpoints are paused, which addresses are refused, and how messages are signed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { en, zh } from '../../../client/platform/webhooks/messages.ts';
import {
  BOTH_SIGN_MS,
  FAILING_MS,
  isGivenUp,
  retryAt,
  RETRY_AFTER_MS,
} from '#rules/platform/webhooks';
import { routes } from '#server/app';
import { openApi } from '#server/platform/http/openapi';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { WebhookEndpointInput } from '#contract/platform/webhooks';
import { isPrivateAddress, isPrivateHost } from '#server/platform/webhooks/addresses';
import { post } from '#server/platform/webhooks/post';
import type { Resolve } from '#server/platform/webhooks/resolveName';
import { newSecret, signedMessage } from '#server/platform/webhooks/sign';

const HOUR = 3_600_000;

describe('the times of further attempts', () => {
  test.each([
    [1, 5_000],
    [2, 60_000],
    [3, 300_000],
    [4, 1_800_000],
    [5, 2 * HOUR],
    [6, 5 * HOUR],
    [7, 10 * HOUR],
    [8, 14 * HOUR],
    [9, 16 * HOUR],
    [10, 24 * HOUR],
    [11, null],
  ])('after attempt %i the next one follows at most %s milliseconds later', (attempt, wait) => {
    expect(retryAt(attempt, 1_000_000, 0)).toBe(wait === null ? null : 1_000_000 + wait);
  });
  test('all attempts lie within three days', () => {
    const total = RETRY_AFTER_MS.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeLessThanOrEqual(72 * HOUR);
    expect(total).toBeGreaterThan(71 * HOUR);
  });
  test('chance shortens a wait by at most a tenth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const wait = RETRY_AFTER_MS[attempt - 1] ?? 0;
          const next = retryAt(attempt, 0, random) ?? -1;
          expect(next).toBeLessThanOrEqual(wait);
          expect(next).toBeGreaterThanOrEqual(Math.floor(wait * 0.9));
        },
      ),
    );
  });
});

describe('pausing an endpoint that accepts nothing', () => {
  const facts = { failingSince: 1000, firstAttemptAt: 2000, isLastAttempt: false, now: 0 };
  test.each([
    ['goes on shortly before three days', { now: 1000 + FAILING_MS - 1 }, false],
    ['happens after three days', { now: 1000 + FAILING_MS }, true],
    ['happens after all attempts of a message', { now: 5000, isLastAttempt: true }, true],
    [
      'goes on where something was accepted since the first attempt',
      { now: 5000, isLastAttempt: true, failingSince: 2001 },
      false,
    ],
  ])('%s', (_, change, expected) => {
    expect(isGivenUp({ ...facts, ...change })).toBe(expected);
  });
});

describe('addresses that are refused', () => {
  test.each([
    '127.0.0.1',
    '127.8.9.10',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '192.88.99.1',
    '3fff:fff::1',
    '5f00::1',
    'not an address',
  ])('the address %s is refused as private', (address) =>
    expect(isPrivateAddress(address)).toBe(true),
  );
  test.each(['8.8.8.8', '172.32.0.1', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'the address %s is accepted as public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
  test.each([
    'https://exam\tple.com/',
    'https://example.com/a b',
    'https:\\\\example.com/',
    'https://example.com\\@10.0.0.1/',
    'https://user:secret@example.com/',
    'https://@example.com/',
    'https:/example.com/',
    'https:example.com',
    'ftp://example.com/',
    'https://example.com/#part',
  ])('%j is no address for messages', (url) => {
    const input = { url, description: '', types: ['price.changed'] };
    expect(WebhookEndpointInput.safeParse(input).error?.issues).toMatchObject([
      { path: ['url'], message: 'webhooks.errors.address' },
    ]);
  });
  test.each(['https://example.com', 'https://example.com:8443/a/b?c=d@e', 'HTTPS://Example.com/'])(
    '%j is an address for messages',
    (url) =>
      expect(
        WebhookEndpointInput.safeParse({ url, description: '', types: ['price.changed'] }).success,
      ).toBe(true),
  );
  test.each([
    'https://127.1/x',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]:8443/',
    'https://localhost/',
    'https://a.localhost./',
  ])('%s is refused before anything is resolved', (url) =>
    expect(isPrivateHost(new URL(url))).toBe(true),
  );
  test.each(['https://example.com/', 'https://localhost.example.com/'])(
    '%s is resolved first',
    (url) => expect(isPrivateHost(new URL(url))).toBe(false),
  );
  test.each([[['127.0.0.1']], [['93.184.215.14', '10.0.0.7']], [['::ffff:192.168.0.1']]])(
    'a name that resolves to %j is not connected to',
    async (addresses) => {
      const resolve: Resolve = (_host, _options, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      const message = { url: 'https://shop.example/hook', headers: {}, body: '{}' };
      expect(await post(message, { toPrivate: false, resolve })).toMatchObject({
        status: null,
        failure: 'privateAddress',
      });
    },
  );
  test('an unencrypted address is not connected to', async () => {
    const message = { url: 'http://8.8.8.8/hook', headers: {}, body: '{}' };
    expect(await post(message, { toPrivate: false })).toMatchObject({ failure: 'privateAddress' });
  });
  test.each([
    'ftp://example.com',
    'https://user:secret@example.com',
    'https://example.com/#part',
    'example.com',
    '',
  ])('the form refuses the address %s', (url) =>
    expect(WebhookEndpointInput.safeParse({ url, types: ['price.changed'] }).success).toBe(false),
  );
});

describe('the signature', () => {
  const event = {
    messageId: 'msg_1',
    type: 'promotion.published',
    occurredAt: 1_700_000_000_000,
    payload: { promotionId: 7, name: '满减 “10”' },
  };
  const verifies = (secret: string, { body, headers }: ReturnType<typeof signedMessage>) => {
    try {
      return new Webhook(secret).verify(body, headers) as object;
    } catch {
      return null;
    }
  };
  test('a receiver with the secret verifies the message, and one with another secret does not', () => {
    const secrets = { secret: newSecret(), previousSecret: null, previousSecretUntil: null };
    const message = signedMessage(event, secrets, Date.now());
    expect(verifies(secrets.secret, message)).toEqual({
      type: event.type,
      timestamp: event.occurredAt,
      data: event.payload,
    });
    expect(verifies(newSecret(), message)).toBeNull();
    expect(
      verifies(secrets.secret, { ...message, body: message.body.replace('7', '8') }),
    ).toBeNull();
  });
  test('for 24 hours the secret before signs as well, and not a moment longer', () => {
    const secrets = { secret: newSecret(), previousSecret: newSecret(), previousSecretUntil: 0 };
    const now = Date.now();
    const both = signedMessage(event, { ...secrets, previousSecretUntil: now + 1 }, now);
    expect(verifies(secrets.secret, both)).not.toBeNull();
    expect(verifies(secrets.previousSecret, both)).not.toBeNull();
    const later = signedMessage(event, { ...secrets, previousSecretUntil: now }, now);
    expect(verifies(secrets.secret, later)).not.toBeNull();
    expect(verifies(secrets.previousSecret, later)).toBeNull();
    expect(BOTH_SIGN_MS).toBe(24 * HOUR);
  });
});

describe('the types of event', () => {
  const nameIn = (messages: Record<string, string>, type: string) =>
    messages[type.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())];
  test('are called the same on the screens and in the OpenAPI document, in both languages', () => {
    for (const { type, names } of eventTypes.parts)
      expect([nameIn(en.webhooks.types, type), nameIn(zh.webhooks.types, type)]).toEqual([
        names.en,
        names.zh,
      ]);
    expect(Object.keys(en.webhooks.types)).toHaveLength(eventTypes.parts.length + 1);
  });
  test('stand in the README with when they are told', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
    const rows = readme.split('\n').filter((line) => /^\| `\w+\.\w+`/.test(line));
    const told = rows.flatMap((line) => {
      const names = [...(line.split('|')[1] ?? '').matchAll(/`([\w.]+)`/g)].map(
        ([, name]) => name ?? '',
      );
      const subject = names[0]?.split('.')[0] ?? '';
      return names.map((name) => (name.startsWith('.') ? `${subject}${name}` : name));
    });
    expect(told.sort()).toEqual(eventTypes.parts.map(({ type }) => type).sort());
  });
  test('are in the OpenAPI document with their contracts', () => {
    const { webhooks } = openApi(routes, eventTypes.parts);
    expect(Object.keys(webhooks)).toEqual(eventTypes.parts.map(({ type }) => type));
    expect(JSON.stringify(webhooks['price.changed'])).toContain('"originalAmount"');
    expect(JSON.stringify(webhooks)).not.toContain('x-personal');
  });
});
