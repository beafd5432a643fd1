/** How templates are written out, when quiet hours end, and which messages are sent. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MessageTemplateInput } from '#contract/platform/messages';
import { MessageSettingsInput } from '#contract/platform/messageSettings';
import {
  exampleValues,
  renderHtml,
  renderSubject,
  renderText,
  templateFault,
  variablesOf,
} from '#rules/platform/messages';
import '#server/app';
import { failureOf } from '#server/platform/messages/handOver';
import { messageKinds } from '#server/platform/messages/kinds';
import { mailOf } from '#server/platform/messages/mail';
import {
  notSentReason,
  quietUntil,
  type SendingFacts,
  sendingTime,
} from '#server/platform/messages/sending';
import { unsubscribePage } from '#server/platform/messages/unsubscribePage';
import { timeOf } from '#shared/days';

const HOUR = 3_600_000;
const known = { name: true, points: true };

describe('a template', () => {
  test.each([
    ['Hello {{name}}', null],
    ['Hello {{ name }} and {{points}}', null],
    ['no variable', null],
    ['one { brace } means nothing', null],
    ['Hello {{nobody}}', { unknown: 'nobody' }],
    ['Hello {{}}', { unknown: '' }],
    ['Hello {{name', 'braces'],
    ['Hello name}}', 'braces'],
    ['Hello {{first name}}', 'braces'],
    ['Hello {{constructor}}', { unknown: 'constructor' }],
  ] as const)('the variables of the template %j are checked', (template, fault) => {
    expect(templateFault(template, known)).toEqual(fault);
  });
  test.each([
    ['en', 'Dear Li: 1,200 until December 31, 2026, Gold'],
    ['zh', 'Dear Li: 1,200 until 2026年12月31日, 金卡'],
  ] as const)('values are written in the language of the message: %s', (language, text) => {
    const values = {
      name: 'Li',
      points: { count: 1200 },
      on: { day: '2026-12-31' },
      level: { en: 'Gold', zh: '金卡' },
    };
    const template = 'Dear {{name}}: {{points}} until {{on}}, {{level}}';
    expect(renderText(template, values, language)).toBe(text);
  });
  test('braces in a value are put in as they are, and are no variable', () => {
    expect(renderText('{{name}}!', { name: '{{points}}', points: '7' }, 'en')).toBe('{{points}}!');
  });
  test('a value cannot begin another header, line or element', () => {
    const name = 'Li\r\nBcc: all@example.com\u2028<script>alert(1)</script>';
    expect(renderSubject('Hello {{name}}', { name }, 'en')).toBe(
      'Hello Li Bcc: all@example.com <script>alert(1)</script>',
    );
    expect(renderText('Hello {{name}}', { name }, 'en')).not.toMatch(/[\r\n\u2028]/);
    expect(renderHtml('Hello {{name}}', { name }, 'en')).not.toContain('<script');
  });
  test('no value adds an element or a line, whatever it is', () => {
    const count = (html: string) => html.split('<').length;
    const plain = count(renderHtml('a {{name}} b', { name: 'x' }, 'en'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(count(renderHtml('a {{name}} b', { name }, 'en'))).toBe(plain);
        // eslint-disable-next-line no-control-regex
        expect(renderSubject('a {{name}} b', { name }, 'en')).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });
  test('an address that staff wrote is a link, and one in a value is not', () => {
    const html = renderHtml(
      'See https://shop.example.com/a?b=1&c=2 and {{name}}',
      { name: 'https://evil.example.com' },
      'en',
    );
    expect(html).toContain('<a href="https://shop.example.com/a?b=1&amp;c=2">');
    expect(html).not.toContain('<a href="https://evil');
  });
  test('addresses that the console makes are links in HTML, and lines in a text', () => {
    const scores = {
      lead: 'How was <it>?',
      addresses: [
        { words: '1', address: 'https://shop.example.com/s/1?lang=en&x' },
        { words: '2', address: 'https://shop.example.com/s/2' },
      ],
    };
    const link = { lead: '', addresses: [{ words: null, address: 'https://shop.example.com/s' }] };
    expect(renderText('{{link}}\n{{scores}}', { link, scores }, 'en')).toBe(
      'https://shop.example.com/s\nHow was <it>?\n1: https://shop.example.com/s/1?lang=en&x\n2: https://shop.example.com/s/2',
    );
    const html = renderHtml('{{link}}\n{{scores}}', { link, scores }, 'en');
    expect(html).toContain('<a href="https://shop.example.com/s">https://shop.example.com/s</a>');
    expect(html).toContain('<a href="https://shop.example.com/s/1?lang=en&amp;x">1</a>');
    expect(html).toContain('How was &lt;it&gt;?');
  });
  test('an empty line begins a paragraph, and a line break stays one', () => {
    const html = renderHtml('a\nb\r\n\r\nc', {}, 'zh');
    expect(html).toContain('<p>a<br>b</p>\n<p>c</p>');
    expect(html).toContain('lang="zh-CN"');
  });
});

describe('the kinds of message', () => {
  test.each(messageKinds.parts.map((kind) => [kind.key, kind] as const))(
    'the default texts of %s pass the check of templates in both languages',
    (_, kind) => {
      const { subjects, bodies } = kind;
      expect(
        MessageTemplateInput.safeParse({ isOn: true, channel: 'email', subjects, bodies }).error,
      ).toBeUndefined();
      for (const language of ['en', 'zh'] as const) {
        for (const template of [subjects[language], bodies[language]])
          expect(templateFault(template, variablesOf(kind))).toBeNull();
        const text = renderText(bodies[language], exampleValues(kind, 'Tea & Co'), language);
        expect(text).toContain('Tea & Co');
        expect(text).not.toContain('{{');
        expect(kind.names[language]).toBeTruthy();
        expect(kind.descriptions[language]).toBeTruthy();
        for (const { descriptions } of Object.values(kind.variables))
          expect(descriptions[language]).toBeTruthy();
      }
    },
  );
  test('each has a key of its own', () => {
    const keys = messageKinds.parts.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('quiet hours', () => {
  const night = { quietFrom: '21:00', quietUntil: '08:00' };
  const at = (text: string) => Date.parse(text);
  test.each([
    ['before they begin', '2025-11-21T20:59:59+08:00', null],
    ['as they begin', '2025-11-21T21:00:00+08:00', '2025-11-22T08:00:00+08:00'],
    ['after midnight', '2025-11-22T00:30:00+08:00', '2025-11-22T08:00:00+08:00'],
    ['in their last moment', '2025-11-22T07:59:59+08:00', '2025-11-22T08:00:00+08:00'],
    ['as they end', '2025-11-22T08:00:00+08:00', null],
  ])('those across midnight are told %s', (_, now, until) => {
    expect(quietUntil(at(now), night, 'Asia/Shanghai')).toBe(until === null ? null : at(until));
  });
  test('those within a day are told', () => {
    const noon = { quietFrom: '12:00', quietUntil: '14:00' };
    const now = at('2025-11-21T13:00:00+08:00');
    expect(quietUntil(now, noon, 'Asia/Shanghai')).toBe(at('2025-11-21T14:00:00+08:00'));
    expect(quietUntil(now + HOUR, noon, 'Asia/Shanghai')).toBeNull();
  });
  test('without quiet hours no message waits', () => {
    expect(quietUntil(0, { quietFrom: null, quietUntil: null }, 'Asia/Shanghai')).toBeNull();
  });
  test.each([
    [
      'shorter where clocks go forward',
      '2026-03-28T21:00:00+01:00',
      '2026-03-29T08:00:00+02:00',
      10,
    ],
    ['longer where clocks go back', '2026-10-24T21:00:00+02:00', '2026-10-25T08:00:00+01:00', 12],
  ])('a night is an hour %s', (_, from, until, hours) => {
    expect(quietUntil(at(from), night, 'Europe/Berlin')).toBe(at(until));
    expect(at(until) - at(from)).toBe(hours * HOUR);
  });
  test('a time that occurs twice ends them when it occurs first', () => {
    const quiet = { quietFrom: '22:00', quietUntil: '02:30' };
    const first = at('2026-10-25T02:30:00+02:00');
    expect(quietUntil(first - 1, quiet, 'Europe/Berlin')).toBe(first);
    expect(quietUntil(first, quiet, 'Europe/Berlin')).toBeNull();
    expect(quietUntil(first + HOUR - 1, quiet, 'Europe/Berlin')).toBeNull();
  });
  const instants = fc.integer({
    min: at('2025-01-01T00:00:00Z'),
    max: at('2027-01-01T00:00:00Z'),
  });
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  test('they end later, and within a day and an hour', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC');
    fc.assert(
      fc.property(instants, time, time, zones, (now, quietFrom, until, zone) => {
        const end = quietUntil(now, { quietFrom, quietUntil: until }, zone);
        if (end === null) return;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(25 * HOUR);
      }),
    );
  });
  test('where clocks do not change they end at their time, and what they kept is then free', () => {
    fc.assert(
      fc.property(instants, time, time, (now, quietFrom, until) => {
        fc.pre(quietFrom !== until);
        const quiet = { quietFrom, quietUntil: until };
        const end = quietUntil(now, quiet, 'Asia/Shanghai');
        const isWithin = (clock: string) =>
          quietFrom < until
            ? clock >= quietFrom && clock < until
            : clock >= quietFrom || clock < until;
        expect(end !== null).toBe(isWithin(timeOf(now, 'Asia/Shanghai')));
        if (end === null) return;
        expect(timeOf(end, 'Asia/Shanghai')).toBe(until);
        expect(quietUntil(end, quiet, 'Asia/Shanghai')).toBeNull();
      }),
    );
  });
  test('only marketing is held', () => {
    const now = at('2025-11-21T23:00:00+08:00');
    const end = at('2025-11-22T08:00:00+08:00');
    const planned = (purpose: 'marketing' | 'service') =>
      sendingTime({ purpose }, now, night, 'Asia/Shanghai');
    expect(planned('service')).toEqual({ nextAttemptAt: now, heldUntil: null });
    expect(planned('marketing')).toEqual({ nextAttemptAt: end, heldUntil: end });
  });
});

describe('whether a message is sent', () => {
  const facts: SendingFacts = {
    kind: { purpose: 'marketing' },
    isOn: true,
    channel: 'email',
    isTest: false,
    isLate: false,
    email: 'li@example.com',
    marketingConsent: true,
    reachesSite: true,
  };
  const service = { kind: { purpose: 'service' } } as const;
  test.each<[string, Partial<SendingFacts>, string | null]>([
    ['marketing with consent', {}, null],
    ['marketing to somebody who was never asked', { marketingConsent: null }, 'noConsent'],
    ['marketing to somebody who refused', { marketingConsent: false }, 'unsubscribed'],
    ['service to somebody who refused', { ...service, marketingConsent: false }, null],
    ['a kind that is off', { isOn: false }, 'kindOff'],
    ['a kind that nobody declares', { kind: undefined }, 'kindOff'],
    ['nobody’s address', { email: null }, 'noAddress'],
    ['a push to somebody without an address', { channel: 'webhook', email: null }, null],
    ['a push without consent', { channel: 'webhook', marketingConsent: null }, 'noConsent'],
    ['marketing whose link nobody can open', { reachesSite: false }, 'noPublicAddress'],
    ['what is told too late', { isLate: true }, 'tooLate'],
    ['service without a link', { ...service, reachesSite: false }, null],
    [
      'a test of what is off, without consent',
      { isTest: true, isOn: false, marketingConsent: null, reachesSite: false },
      null,
    ],
  ])('%s', (_, change, reason) => {
    expect(notSentReason({ ...facts, ...change })).toBe(reason);
  });
});

describe('the failure of an attempt', () => {
  const failure = (fields: object) => failureOf(Object.assign(new Error('x'), fields));
  test.each([
    ['a refused recipient', { code: 'EENVELOPE', responseCode: 550, permanent: true }, 'refused'],
    [
      'a recipient that is asked to come later',
      { code: 'EENVELOPE', responseCode: 451, permanent: false },
      'later',
    ],
    ['refused content', { code: 'EMESSAGE', responseCode: 554, permanent: true }, 'refused'],
    ['an address that cannot be written', { code: 'EENVELOPE' }, 'refused'],
    ['a refused login', { code: 'EAUTH', responseCode: 535, permanent: true }, 'login'],
    ['a server that is busy', { code: 'EPROTOCOL', responseCode: 421, permanent: false }, 'later'],
    ['a closed port', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'nobody'],
    ['an unknown name', { code: 'EDNS' }, 'unknownHost'],
    ['a server without encryption', { code: 'ETLS' }, 'encryption'],
    [
      'an invalid certificate',
      { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'encryption',
    ],
    ['a timeout', { code: 'ETIMEDOUT' }, 'timeout'],
    ['anything else', { code: 'ECONNECTION' }, 'connection'],
  ])('the failure by %s has a name', (_, fields, expected) => {
    expect(failure(fields)).toBe(expected);
  });
});

describe('a mail', () => {
  const sending = { fromAddress: 'shop@example.com', fromName: null, replyTo: null };
  const mail = (unsubscribeUrl: string | null) =>
    mailOf(
      {
        messageId: 'a@example.com',
        to: 'li@example.com, other@example.com',
        subject: 'S',
        text: 'T',
        html: 'H',
        unsubscribeUrl,
        sending: sending as Parameters<typeof mailOf>[0]['sending'],
      },
      0,
      'Tea',
    );
  test('one address is one recipient, whatever it contains', () => {
    expect(mail(null).to).toEqual({ name: '', address: 'li@example.com, other@example.com' });
  });
  test('marketing offers to unsubscribe, with one click where the link is encrypted', () => {
    const post = 'List-Unsubscribe-Post';
    expect(mail(null).list).toBeUndefined();
    expect(mail('https://shop.example.com/u')).toMatchObject({
      list: { unsubscribe: { url: 'https://shop.example.com/u' } },
      headers: { [post]: 'List-Unsubscribe=One-Click' },
    });
    expect(mail('http://localhost/u').headers).not.toHaveProperty(post);
  });
});

describe('the contracts', () => {
  const texts = { en: 'a', zh: '甲' };
  test.each(['a\nBcc: x@example.com', 'a\rb', 'a\u2028b'])(
    'a subject of several lines is refused: %j',
    (en) => {
      const input = { isOn: true, channel: 'email', subjects: { ...texts, en }, bodies: texts };
      expect(MessageTemplateInput.safeParse(input).error?.issues[0]?.path).toEqual([
        'subjects',
        'en',
      ]);
    },
  );
  test.each([
    ['host', 'mail.example.com/x'],
    ['host', 'mail example'],
    ['port', 0],
    ['port', 65_536],
    ['fromAddress', 'nobody'],
    ['replyTo', 'a@b, c@d.example'],
    ['fromName', 'Tea\r\nBcc: x@example.com'],
    ['quietFrom', '24:00'],
    ['quietUntil', '8:00'],
  ])('settings are refused with the field %s: %j', (field, value) => {
    const input = { isOn: true, transport: 'smtp', security: 'tls', [field]: value };
    expect(MessageSettingsInput.safeParse(input).error?.issues[0]?.path).toEqual([field]);
  });
  test.each(['smtp.example.com', '10.0.0.7', '::1', 'localhost', 'mail_relay'])(
    'the host %s can be named',
    (host) => {
      const input = { isOn: true, transport: 'smtp', security: 'tls', host };
      expect(MessageSettingsInput.safeParse(input).success).toBe(true);
    },
  );
});

test('the page to unsubscribe has no scripts, and asks only where there is something to refuse', () => {
  const page = (state: 'asks' | 'done' | 'unknown') =>
    unsubscribePage({ state, language: 'en', storeName: '<b>Tea</b>' });
  for (const state of ['asks', 'done', 'unknown'] as const) {
    expect(page(state)).toContain('&lt;b&gt;Tea&lt;/b&gt;');
    expect(page(state)).not.toMatch(/<script|<b>/);
    expect(page(state).includes('<form method="post">')).toBe(state === 'asks');
  }
});
