/**
 * Proposes a price batch over every variant, prints that it did, and writes it. Used by the test that kills it.
 * Usage: `writeBatch.ts <database> <percent>`.
 */
import '#shared/validation';
import { SYSTEM } from '#contract/platform/activities';
import { BatchInput } from '#contract/pricing/priceBatches';
import { connect } from '#db';
import type { Work } from '#server/platform/http/context';
import { submitBatch } from '#server/pricing/priceBatches/decisions';
import { createBatch } from '#server/pricing/priceBatches/drafts';
import { readSettings } from '#server/platform/settings/read';

const [url = '', percent = '0'] = process.argv.slice(2);
const connection = connect(url);
const settings = {
  ...(await readSettings(connection.db)),
  approvalChangeBps: null,
  approvalMarginBps: null,
  approvalRows: null,
};
const context: Work = {
  connection,
  db: connection.db,
  transaction: connection.transaction,
  longTransaction: connection.longTransaction,
  actor: SYSTEM,
  now: Date.now,
  settings: async () => settings,
};
const formula = { kind: 'percent' as const, bps: Number(percent) * 100 };
const created = await createBatch(
  context,
  BatchInput.parse({
    name: 'all',
    formula,
    request: { belowFloor: 'allow', conflicts: 'replace' },
  }),
);
process.stdout.write('proposed\n');
await submitBatch(context, created.id);
process.stdout.write('written\n');
await connection.close();
