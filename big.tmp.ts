import { monitorEventLoopDelay } from 'node:perf_hooks';
import { connect } from '#db';
import { query } from '#db/statements';
import { readSettings } from '#server/settings/read';
import { previewBatch } from '#server/priceBatches/preview';
import { createBatch, submitBatch } from '#server/priceBatches/actions';
import { revertBatch } from '#server/priceBatches/revert';
import { BatchInput, BatchPreviewInput } from '#contract/priceBatches';
const c = connect(process.env.DATABASE_URL!);
await c.migrate();
const settings = { ...(await readSettings(c.db)), approvalRows: null, approvalChangeBps: null, approvalMarginBps: null };
const ctx = () => ({ connection: c, db: c.db, transaction: c.transaction, actor: {kind:'staff',id:'m',name:'M'}, now: Date.now, settings: async () => settings }) as never;
const h = monitorEventLoopDelay({resolution: 5}); 
const timed = async (name: string, f: () => Promise<any>) => { h.reset(); h.enable(); const t = performance.now(); const v = await f(); const ms = performance.now()-t; h.disable(); console.log(name.padEnd(30), Math.round(ms), 'ms; loop max', Math.round(h.max/1e6), 'p99', Math.round(h.percentile(99)/1e6)); return v; };
const terms = { formula: {kind:'percent', bps: -1000}, rounding: {ending:'end99'}, request: { belowFloor: 'raise', conflicts: 'replace' } };
for (let i=0;i<1;i++) await timed('preview', () => c.reading((db) => previewBatch(db, BatchPreviewInput.parse(terms), settings, Date.now())));
let at = Date.now() + 86400000;
for (let i=0;i<2;i++) {
const b = await timed('create', () => createBatch(ctx(), BatchInput.parse({ ...terms, name: 'x', startsAt: at + i })));
const w = await timed('submit', () => submitBatch(ctx(), b.id));
console.log(w.itemCount, w.status);
const r = await timed('revert', () => revertBatch(ctx(), b.id, { reason: null }));
console.log(r.itemCount);
}
console.log(await query(c.db, 'select count(*) as n from prices'), await query(c.db, 'select count(*) as n from price_events'));
await c.close();
