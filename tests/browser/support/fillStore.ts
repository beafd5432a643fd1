/** `node --import tsx tests/browser/support/fillStore.ts`: a small demo store in the empty database of DATABASE_URL. */
import { connect } from '#db';
import { ensureQualityRules } from '#server/catalog/quality/routes';
import { ensureSettings } from '#server/platform/settings/read';
import { seedDemo } from '../../../seed/demo.ts';

/** Of the demo store's 800 products, 3,000 members and 20,000 orders. */
const SCALE = 0.04;

const connection = connect(process.env.DATABASE_URL ?? '');
await connection.migrate();
await ensureSettings(connection);
await ensureQualityRules(connection);
await seedDemo(connection, { now: Date.now(), scale: SCALE, log: console.log });
await connection.close();
