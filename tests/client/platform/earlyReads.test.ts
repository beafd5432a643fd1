/** What was asked before the scripts ran is used once, and only while it is true. */
import { beforeEach, expect, test } from 'vitest';
import { newOpening as openingAt } from '../../../client/earlyReads.ts';

const ACCOUNT = '/api/account';
const LIST = '/api/products?filter=%7B%7D';
const newOpening = (asked: Record<string, Promise<Response>>, elapsed = 1000) =>
  openingAt(asked, () => elapsed);
const early = (url: string, answer = new Response('early')) => ({ [url]: Promise.resolve(answer) });

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/products?page=2';
});

test('an early answer is used once', async () => {
  const { answerTo } = newOpening(early(ACCOUNT));
  expect(await (await answerTo(ACCOUNT))?.text()).toBe('early');
  expect(await answerTo(ACCOUNT)).toBeUndefined();
});
test('an early refusal is asked again, because somebody may have logged in since', async () => {
  const { answerTo } = newOpening(early(ACCOUNT, new Response('{}', { status: 401 })));
  expect(await answerTo(ACCOUNT)).toBeUndefined();
});
test('a read that failed early is asked again', async () => {
  const failed = Promise.reject(new TypeError('no network'));
  failed.catch(() => undefined);
  const { answerTo } = newOpening({ [ACCOUNT]: failed });
  expect(await answerTo(ACCOUNT)).toBeUndefined();
});
test('after a write, an early answer is old', async () => {
  const { answerTo, end } = newOpening(early(LIST));
  end();
  expect(await answerTo(LIST)).toBeUndefined();
});
test('a write while an early answer is awaited makes it old', async () => {
  const { answerTo, end } = newOpening(early(LIST));
  const awaited = answerTo(LIST);
  end();
  expect(await awaited).toBeUndefined();
});
test('on another page, an early answer is old', async () => {
  const { answerTo } = newOpening(early(LIST));
  location.hash = '#/orders';
  expect(await answerTo(LIST)).toBeUndefined();
});
test('half a minute after the opening, an early answer is old', async () => {
  const { answerTo } = newOpening(early(LIST), 30_000);
  expect(await answerTo(LIST)).toBeUndefined();
});
test('the first reads of a page are kept for its next opening, except the account', async () => {
  const { answerTo } = newOpening({});
  await answerTo(ACCOUNT);
  await answerTo(LIST);
  const kept = JSON.parse(localStorage.getItem('RaStore.console.firstReads') ?? '{}');
  expect(kept).toEqual({ '/products': [LIST] });
});
