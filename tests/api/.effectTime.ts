import { connect } from '#db';
import { reportOn } from '#server/promotionEffects/report';
import { promotionSubject } from '#server/promotionEffects/subject';
const c = connect(process.env.DATABASE_URL as string);
for (const id of [1, 2, 3, 4]) for (let n = 0; n < 2; n++) {
  const t = performance.now();
  const r = await c.reading(async (db) => reportOn(db, await promotionSubject(db, id), { timeZone: 'Asia/Shanghai' }, Date.parse('2026-06-04T04:00:00Z')));
  console.log(id, Math.round(performance.now() - t), 'ms', n ? '' : JSON.stringify({ ...r, byDay: r.byDay.length }));
}
await c.close();
