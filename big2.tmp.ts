import { connect } from '#db';
import { query } from '#db/statements';
import { FOREVER } from '#contract/prices';
import { readSettings } from '#server/settings/read';
import { previewBatch, evaluate } from '#server/priceBatches/preview';
import { factsOf } from '#server/priceBatches/facts';
import { loadGuards } from '#server/prices/guards';
import { BatchPreviewInput } from '#contract/priceBatches';
const c = connect(process.env.DATABASE_URL!);
const settings = await readSettings(c.db);
const input = BatchPreviewInput.parse({ formula: {kind:'percent', bps: -1000}, rounding: {ending:'end99'}, request: { belowFloor: 'raise', conflicts: 'replace' } });
const timed = async (name: string, f: () => Promise<any>) => { const cpu = process.cpuUsage(); const t = performance.now(); const v = await f(); const ms = performance.now()-t; const u = process.cpuUsage(cpu); console.log(name.padEnd(30), Math.round(ms), 'ms cpu', Math.round((u.user+u.system)/1000)); return v; };
const now = Date.now();
for (let i=0;i<4;i++) {
await timed('facts direct', async () => { let n=0; for await (const s of factsOf(c.db, { ...input, startsAt: now, endsAt: FOREVER, now } as never, await loadGuards(c.db, settings))) n += s.length; return n; });
await timed('facts aside', () => c.reading(async (db) => { let n=0; for await (const s of factsOf(db, { ...input, startsAt: now, endsAt: FOREVER, now } as never, await loadGuards(db, settings))) n += s.length; return n; }));
await timed('evaluate', () => c.reading((db) => evaluate(db, input, settings, now)));
await timed('preview', () => c.reading((db) => previewBatch(db, input, settings, now)));
}
await c.close();
