import '#contract/http';
import { drawPlan, DEMO } from './plan.ts';
const plan = drawPlan(DEMO, { now: Date.now() });
const p = plan.products[364]!;
console.log(JSON.stringify(p.draft, null, 0), p.asks, p.launch, p.archive);
console.log(plan.products.length, plan.products.flatMap(p => p.variants).length);
const seen = new Map(); for (const q of plan.products) for (const v of q.draft.variants!) { for (const c of [v.sku, v.barcode]) { if (seen.has(c)) console.log('dup', c, seen.get(c), q.draft.externalId, q.draft.status); seen.set(c, q.draft.externalId);} }
