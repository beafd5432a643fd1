/** How the names of endpoints are resolved: by the hosts file and by DNS, without holding up other names. */
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { post } from '#server/platform/webhooks/post';
import {
  addressesInHosts,
  type NameSearch,
  resolverOf,
} from '#server/platform/webhooks/resolveName';

const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
const closing: (() => void)[] = [() => rmSync(folder, { recursive: true })];
afterAll(() => closing.forEach((close) => close()));

const A = 1;
type Answer = { addresses: readonly string[]; code: number } | null;
const NAME_ERROR = 3;

/** A DNS server; `answer` says what it answers about the IPv4 addresses of a name, null for nothing at all. */
const openDns = async (answer: (name: string) => Answer | Promise<Answer>): Promise<string> => {
  const socket = createSocket('udp4');
  const reply = async (question: Buffer, address: string, port: number) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const end = at + 5;
    const answered = await answer(labels.join('.'));
    if (!answered) return;
    const addresses = question.readUInt16BE(at + 1) === A ? answered.addresses : [];
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(0x8180 | answered.code, 2);
    head.writeUInt16BE(addresses.length, 6);
    head.writeUInt32BE(0, 8);
    const records = addresses.map((one) =>
      Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 0, 0, 4, ...one.split('.').map(Number)]),
    );
    socket.send(Buffer.concat([head, question.subarray(12, end), ...records]), port, address);
  };
  socket.on('message', (question, { address, port }) => void reply(question, address, port));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  closing.push(() => socket.close());
  return `127.0.0.1:${socket.address().port}`;
};

const hostsFile = join(folder, 'hosts');
writeFileSync(hostsFile, '# names\n203.0.113.9 Pinned.example other.example # here\r\n::1 six\n');

const send = (hostname: string, search: NameSearch, timeoutMs = 5000) =>
  post(
    { url: `https://${hostname}/hook`, headers: {}, body: '{}' },
    { toPrivate: false, timeoutMs, resolve: resolverOf({ hostsFile, ...search }) },
  );
const find = (hostname: string, search: NameSearch) =>
  new Promise((resolve) =>
    resolverOf({ hostsFile, ...search })(hostname, { all: true }, (error, found) =>
      resolve(error ? error.message : found.map(({ address }) => address)),
    ),
  );

test('names that nobody answers for hold up no others', async () => {
  let giveUp: (answer: Answer) => void = () => undefined;
  const givenUp = new Promise<Answer>((resolve) => (giveUp = resolve));
  const hanging = await openDns(() => givenUp);
  const answering = await openDns(() => ({ addresses: ['93.184.215.14'], code: 0 }));
  let isAnyDone = false;
  // More than the threads in which the operating system looks names up.
  const hung = Array.from({ length: 16 }, (_, index) =>
    send(`hung-${index}.example`, { servers: [hanging] }),
  );
  void Promise.race(hung).then(() => (isAnyDone = true));
  expect(await find('shop.example', { servers: [answering] })).toEqual(['93.184.215.14']);
  await lookup('localhost');
  expect(isAnyDone).toBe(false);
  giveUp({ addresses: [], code: NAME_ERROR });
  await Promise.all(hung);
});

test('a name that nobody answers for is given up', async () => {
  const servers = [await openDns(() => null)];
  expect(await send('hung.example', { servers, timeoutMs: 100 })).toMatchObject({
    status: null,
    failure: 'timeout',
  });
});

test('a name that does not exist is told apart from one that nobody answers for', async () => {
  const servers = [await openDns(() => ({ addresses: [], code: NAME_ERROR }))];
  expect(await send('nowhere.example', { servers })).toMatchObject({ failure: 'unknownHost' });
});

test('of a name all addresses are looked at, and one that is private is enough to refuse it', async () => {
  const servers = [await openDns(() => ({ addresses: ['93.184.215.14', '10.0.0.7'], code: 0 }))];
  expect(await find('mixed.example', { servers })).toEqual(['93.184.215.14', '10.0.0.7']);
  expect(await send('mixed.example', { servers })).toMatchObject({ failure: 'privateAddress' });
});

test('the hosts file comes before DNS, and what it says is looked at as well', async () => {
  const servers = [await openDns(() => ({ addresses: ['93.184.215.14'], code: 0 }))];
  expect(await find('pinned.example', { servers })).toEqual(['203.0.113.9']);
  expect(await find('six', { servers })).toEqual(['::1']);
  expect(await send('other.example', { servers })).toMatchObject({ failure: 'privateAddress' });
  expect(await find('shop.example', { servers, hostsFile: join(folder, 'none') })).toEqual([
    '93.184.215.14',
  ]);
});

test.each([
  ['10.0.0.1 a b.example', 'B.Example.', ['10.0.0.1']],
  ['10.0.0.1 a\n::1 a', 'a', ['10.0.0.1', '::1']],
  ['10.0.0.1 b # a', 'a', []],
  ['# 10.0.0.1 a', 'a', []],
  ['no-address a', 'a', []],
  ['', 'a', []],
])('the hosts file %j gives %s %j', (text, name, expected) => {
  expect(addressesInHosts(text, name).map(({ address }) => address)).toEqual(expected);
});
