import Sqlite from 'better-sqlite3';
const times = new Map<string, { n: number; ms: number }>();
const proto = Sqlite.prototype as any;
const original = proto.prepare;
proto.prepare = function (sql: string) {
  const s = original.call(this, sql);
  const key = sql.replace(/\s+/g, ' ').slice(0, 150);
  const rec = times.get(key) ?? { n: 0, ms: 0 };
  times.set(key, rec);
  return { reader: s.reader, all: (...a: unknown[]) => { const t = performance.now(); const r = s.all(...a); rec.ms += performance.now() - t; rec.n++; return r; },
    run: (...a: unknown[]) => { const t = performance.now(); const r = s.run(...a); rec.ms += performance.now() - t; rec.n++; return r; }, get: (...a: unknown[]) => s.get(...a), raw: () => s.raw() };
};
const exec = proto.exec;
proto.exec = function (sql: string) { const t = performance.now(); const r = exec.call(this, sql); const rec = times.get(sql) ?? { n: 0, ms: 0 }; times.set(sql, rec); rec.ms += performance.now() - t; rec.n++; return r; };
process.on('exit', () => { let all = 0; for (const [, v] of times) all += v.ms; console.log('sql ms', all);
  for (const [k, v] of [...times].sort((a, b) => b[1].ms - a[1].ms).slice(0, 30)) console.log(v.ms.toFixed(0), v.n, k); });
