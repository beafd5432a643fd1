/** A tracking number that was typed wrongly is corrected until the parcel has arrived, and no two parcels have the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import { CaseParcel } from '#contract/service/caseParcels';
import * as z from 'zod';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { foldedNumber } from '#rules/service/caseParcels';
import { message } from '#shared/fields';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { type ExchangeShop, inspected, openExchanges, sellCups, take } from './exchangeStore.ts';
import { next, write } from './ticketStore.ts';

let shop: ExchangeShop;
beforeAll(async () => {
  shop = await openExchanges();
});
afterAll(() => shop.api.close());

const parcelsOf = async (id: number) =>
  z.array(CaseParcel).parse((await readCase(shop.agent, id)).details?.parcels);
const last = async (id: number) => {
  const parcel = (await parcelsOf(id)).at(-1);
  if (!parcel) throw new Error('The case has no parcel');
  return parcel;
};
const correct = async (id: number, trackingNumber: string, reason: string | null = 'A typo') => {
  const { id: parcelId, carrier } = await last(id);
  return stepOf(shop.agent, id, 'correctParcel', { parcelId, carrier, trackingNumber }, reason);
};
/** A return that is on its way, with this number. */
const sentIn = async (trackingNumber: string) => {
  const order = await sellCups(shop);
  const ticket = await write(shop.agent);
  const asked = {
    orderExternalId: order,
    reasonCode: 'defective',
    lines: [{ lineNumber: 1, quantity: 1 }],
  };
  const { body } = await openCase(shop.agent, ticket.id, 'return', {}, asked);
  await take(shop.manager, body.id, 'approve', { instructions: 'Cup Shop' }, 'Agreed');
  await take(shop.agent, body.id, 'ship', { carrier: 'SF', trackingNumber });
  return body.id;
};

describe('the number of a parcel of the customer', () => {
  test('is corrected with a reason, which the history keeps with both numbers', async () => {
    const id = await sentIn('SF-TYPO-1');
    const silent = await correct(id, 'SF-RIGHT-1', null);
    expect([silent.status, silent.body.errors]).toEqual([
      422,
      { reason: 'ra.validation.required' },
    ]);
    const { status, body } = await correct(id, 'SF-RIGHT-1');
    expect([status, body.stage]).toEqual([200, 'inTransit']);
    expect(await parcelsOf(id)).toMatchObject([
      { direction: 'in', trackingNumber: 'SF-RIGHT-1', isUnderway: true },
    ]);
    expect((await readCase(shop.agent, id)).steps.at(-1)).toMatchObject({
      action: 'correctParcel',
      party: 'agent',
      reason: 'A typo',
      figures: { was: 'SF-TYPO-1', is: 'SF-RIGHT-1' },
    });
    const filter = encodeURIComponent(JSON.stringify({ resource: 'cases', recordId: String(id) }));
    const { body: log } = await shop.owner<Activity[]>(
      'GET',
      `/api/activities?filter=${filter}&sort=["id","DESC"]`,
    );
    expect(log[0]).toMatchObject({ verb: 'step', reason: 'A typo' });
  });
  test('is none that another parcel has, however it is written, and not the one that it has', async () => {
    const other = await readCase(shop.agent, await sentIn('SF 77-1'));
    const why = message('cases.errors.trackingTaken', { number: other.number });
    const id = await sentIn('SF-77-2');
    for (const taken of ['sf771', 'ＳＦ７７１', 'SF-77 1']) {
      const refused = await correct(id, taken);
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        { input: { trackingNumber: why } },
      ]);
    }
    expect((await correct(id, 'SF-77-2')).body.errors).toEqual({
      input: { trackingNumber: 'cases.errors.trackingSame' },
    });
    // The same number in another writing is the parcel's own.
    expect((await correct(id, 'SF772')).status).toBe(200);
  });
  test('becomes that of one parcel where two are corrected to it at once', async () => {
    const ids = [await sentIn('SF-88-1'), await sentIn('SF-88-2')];
    const both = await Promise.all(ids.map((id) => correct(id, 'SF-88-9')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
  test('stays once the goods were received, and is the customer’s to name once only', async () => {
    const id = await sentIn('SF-99-1');
    const { number } = await readCase(shop.agent, id);
    const { version } = await readCase(shop.agent, id);
    const byCustomer = await shop.store(
      'POST',
      `/api/store/cases/${number}/actions/correctParcel`,
      {
        version,
        reason: 'Mine',
        input: { parcelId: (await last(id)).id, carrier: 'SF', trackingNumber: 'SF-99-2' },
      },
    );
    expect(byCustomer.status).toBe(409);
    await take(shop.agent, id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
    expect((await readCase(shop.agent, id)).allowed).not.toContain('correctParcel');
    expect((await correct(id, 'SF-99-2')).status).toBe(409);
  });
  test('is of the case itself', async () => {
    const id = await sentIn('SF-66-1');
    const other = await last(await sentIn('SF-66-2'));
    const input = { parcelId: other.id, carrier: 'SF', trackingNumber: 'SF-66-3' };
    const refused = await stepOf(shop.agent, id, 'correctParcel', input, 'A typo');
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { input: { parcelId: 'errors.notFound' } },
    ]);
  });
});

test('the number of a replacement is corrected until the customer has it, and its customer sees the right one', async () => {
  const order = await sellCups(shop);
  const { id, number } = await inspected(shop, order);
  await take(shop.agent, id, 'settle');
  await take(shop.agent, id, 'shipReplacement', { carrier: 'SF', trackingNumber: 'SF-OUT-1' });
  expect((await correct(id, 'SF-OUT-2')).status).toBe(200);
  const { body } = await shop.store<{ exchange: { parcel: object } }>(
    'GET',
    `/api/store/cases/${number}`,
  );
  expect(body.exchange.parcel).toEqual({ carrier: 'SF', trackingNumber: 'SF-OUT-2' });
  // The parcel of the customer, which came before, has arrived.
  const [came] = await parcelsOf(id);
  const input = { parcelId: came?.id ?? 0, carrier: 'SF', trackingNumber: next() };
  const late = await stepOf(shop.agent, id, 'correctParcel', input, 'A typo');
  expect([late.status, late.body.message]).toEqual([409, 'cases.errors.parcelArrived']);
});

test('the number of the parcel of a repair is corrected on its way back', async () => {
  const order = await sellCups(shop);
  const ticket = await write(shop.agent);
  const asked = { orderExternalId: order, lines: [{ lineNumber: 1, quantity: 1 }] };
  const { body } = await openCase(shop.agent, ticket.id, 'repair', {}, asked);
  const { id } = body;
  await take(shop.agent, id, 'checkWarranty');
  await take(shop.manager, id, 'approve', { verdict: 'in' }, 'Goodwill');
  await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: 'SF-IN-1' });
  expect((await correct(id, 'SF-IN-2')).status).toBe(200);
  await take(shop.agent, id, 'receive');
  expect((await readCase(shop.agent, id)).allowed).not.toContain('correctParcel');
  await take(shop.agent, id, 'diagnose', { fault: 'power' });
  await take(shop.agent, id, 'startRepair');
  await take(shop.manager, id, 'passQuality');
  await take(shop.agent, id, 'shipBack', { carrier: 'SF', trackingNumber: 'SF-BACK-1' });
  expect((await correct(id, 'SF-BACK-2')).status).toBe(200);
  expect((await parcelsOf(id)).map(({ trackingNumber }) => trackingNumber)).toEqual([
    'SF-IN-2',
    'SF-BACK-2',
  ]);
  await take(shop.agent, id, 'complete');
  expect((await correct(id, 'SF-BACK-3')).status).toBe(409);
});

test('numbers of an older store that were typed in full width are folded by the migration', async () => {
  const written = 'ＳＦ０１２-３４５．６７８９ ａｂｚ';
  const id = await sentIn('SF-OLDER-1');
  // As the migration before left it, of a number with signs that are not taken any more.
  const older = written.replaceAll(/[ .-]/g, '').toUpperCase();
  await shop.api.connection.transaction((tx) =>
    query(tx, 'update case_parcels set tracking_number = ?, folded_number = ? where case_id = ?', [
      written,
      older,
      id,
    ]),
  );
  const folder = new URL(`../../../drizzle/migrations/${dialect}/`, import.meta.url);
  const file = readdirSync(folder).find((name) => name.endsWith('_full_width_numbers.sql')) ?? '';
  const statements = readFileSync(new URL(file, folder), 'utf8').split('--> statement-breakpoint');
  for (const one of statements)
    await shop.api.connection.transaction((tx) => query(tx, one.trim().replace(/;$/, ''), []));
  const [row] = await query<{ folded: string }>(
    shop.api.connection.db,
    'select folded_number as folded from case_parcels where case_id = ?',
    [id],
  );
  expect(row?.folded).toBe(foldedNumber(written));
  expect((await correct(await sentIn(next()), 'SF0123456789ABZ')).status).toBe(422);
});
