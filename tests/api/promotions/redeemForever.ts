/**
 * Redeems until it is killed and prints the id of every order whose redemption was acknowledged. Used by the test that
 * kills it. Usage: `redeemForever.ts <database>`.
 */
import '#shared/validation';
import { SYSTEM } from '#contract/platform/activities';
import { RedemptionInput } from '#contract/promotions/quotes';
import { connect } from '#db';
import { reserveRedemption } from '#server/promotions/redemptions/reserve';
import { settingsReader } from '#server/platform/settings/read';

const [url = ''] = process.argv.slice(2);
const connection = connect(url);
const { db, transaction, longTransaction } = connection;
const context = {
  connection,
  db,
  transaction,
  longTransaction,
  actor: SYSTEM,
  now: () => Date.parse('2025-11-21T04:00:00Z'),
  settings: settingsReader(connection),
};

const redeem = async (number: number) => {
  const orderId = `forever-${number}`;
  const input = RedemptionInput.parse({ orderId, lines: [{ id: 'a', sku: 'HOT', quantity: 1 }] });
  await reserveRedemption(context, input);
  process.stdout.write(`${orderId}\n`);
};

for (let number = 0; ; number += 4)
  await Promise.all([number, number + 1, number + 2, number + 3].map(redeem));
