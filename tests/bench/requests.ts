/** List, get, update and search: the console compared with its references on the same rows. */
import type autocannon from 'autocannon';
import { PRODUCTS, SEARCHES } from './catalog.ts';
import { editRequest, type ProductRecord } from './edits.ts';
import { type LoadTarget, inTurn, type Rounds } from './load.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import type { ReferenceName, Rig } from './rig.ts';
import { median, pairedRatio } from './statistics.ts';
import { type Goal, GOALS } from './targets.ts';

const listPath = (filter: object) =>
  `/api/products?${new URLSearchParams({ filter: JSON.stringify(filter), sort: '["name","ASC"]', range: '[0,24]' })}`;

/** Paths of one kind of request for the console and the reference, in pairs with the same meaning. */
interface Paths {
  ours: readonly string[];
  reference: readonly string[];
}

export const listPaths = (categoryIds: readonly number[]): Paths => ({
  ours: categoryIds.map((primaryCategoryId) => listPath({ primaryCategoryId })),
  reference: categoryIds.map((id) => `/list/${id}`),
});
const searchPaths: Paths = {
  ours: SEARCHES.map((q) => listPath({ q })),
  reference: SEARCHES.map((text) => `/search/${text}`),
};
const someIds = Array.from({ length: 200 }, (_, index) => 1 + ((index * 7919) % PRODUCTS));
const getPaths: Paths = {
  ours: someIds.map((id) => `/api/products/${id}`),
  reference: someIds.map((id) => `/get/${id}`),
};

interface Answer {
  body: unknown;
  /** `Content-Range`, without the unit. */
  total: string | undefined;
}
const read = async (
  address: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(address + path, { headers });
  if (!response.ok)
    throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  return {
    body: await response.json(),
    total: response.headers.get('content-range')?.split('/')[1],
  };
};

/** Throws unless the reference returns the same records, and returns a note if the fields differ. */
const compareAnswers = async (
  rig: Rig,
  { ours, reference }: Paths,
): Promise<string | undefined> => {
  const fieldsOf = (value: unknown) =>
    Object.keys((Array.isArray(value) ? value[0] : value) as object);
  const idsOf = (value: unknown) =>
    JSON.stringify((Array.isArray(value) ? value : [value]).map((one: { id: number }) => one.id));
  for (const [index, path] of ours.slice(0, 10).entries()) {
    const mine = await read(rig.console.address, path, rig.headers);
    const theirs = await read(
      `http://127.0.0.1:${rig.references.raw.port}`,
      reference[index] ?? '',
    );
    if (mine.total !== theirs.total || idsOf(mine.body) !== idsOf(theirs.body))
      throw new Error(`The reference returns other records for ${path}`);
    const different = [
      ...fieldsOf(mine.body).filter((field) => !fieldsOf(theirs.body).includes(field)),
      ...fieldsOf(theirs.body).filter((field) => !fieldsOf(mine.body).includes(field)),
    ];
    if (different.length > 0) return `fields returned by one side only: ${different.join(', ')}`;
  }
  return undefined;
};

const getRequests = (
  paths: readonly string[],
  headers: Record<string, string> = {},
): autocannon.Request[] => paths.map((path) => ({ method: 'GET', path, headers }));

interface Compared {
  name: string;
  reference: string;
  goal?: Goal;
}

class Comparison {
  constructor(
    readonly report: Report,
    readonly rig: Rig,
    readonly section: 'list' | 'get' | 'update' | 'search',
    readonly results: ReadonlyMap<string, Rounds>,
    readonly note: string | undefined,
  ) {}
  add({ name, reference, goal }: Compared, measured = 'console') {
    const ours = this.results.get(measured);
    const theirs = this.results.get(reference);
    if (!ours || !theirs) throw new Error(`${measured} and ${reference} were not both measured`);
    this.report.add({
      section: this.section,
      name,
      database: this.rig.lane.database,
      ours: median(ours.perSecond),
      range: [Math.min(...ours.perSecond), Math.max(...ours.perSecond)],
      unit: 'req/s',
      latency: { p50: ours.p50, p99: ours.p99 },
      processor: { ours: ours.processor, reference: theirs.processor },
      reference: { name: reference, figure: median(theirs.perSecond) },
      ratio: pairedRatio(ours.perSecond, theirs.perSecond),
      ...(goal && { goal, ...(this.note && { note: this.note }) }),
    });
  }
}

const readTargets = (
  { console: { port, pid }, headers, references }: Rig,
  { ours, reference }: Paths,
): LoadTarget[] => [
  { name: 'raw', ...references.raw, requests: getRequests(reference) },
  { name: 'express', ...references.express, requests: getRequests(reference) },
  { name: 'console', port, pid, requests: getRequests(ours, headers) },
];

const measureReads = async (
  report: Report,
  rig: Rig,
  options: Options,
  section: 'list' | 'search',
  paths: Paths,
  what: string,
) => {
  const note = await compareAnswers(rig, paths);
  const comparison = new Comparison(
    report,
    rig,
    section,
    await inTurn(readTargets(rig, paths), options),
    note,
  );
  comparison.add({ name: what, reference: 'raw', goal: GOALS[section] });
  comparison.add({ name: 'Express with the same statements', reference: 'raw' }, 'express');
};

export const measureList = (report: Report, rig: Rig, options: Options) =>
  measureReads(
    report,
    rig,
    options,
    'list',
    listPaths(rig.categoryIds),
    '25 of a category by name',
  );

export const measureSearch = (report: Report, rig: Rig, options: Options) =>
  measureReads(report, rig, options, 'search', searchPaths, '25 of 400 hits by name');

export const measureGet = async (report: Report, rig: Rig, options: Options) => {
  const note = await compareAnswers(rig, getPaths);
  const rows: LoadTarget = {
    name: 'raw, one row',
    ...rig.references.raw,
    requests: getRequests(someIds.map((id) => `/row/${id}`)),
  };
  const comparison = new Comparison(
    report,
    rig,
    'get',
    await inTurn([rows, ...readTargets(rig, getPaths)], options),
    note,
  );
  comparison.add({ name: 'a whole product', reference: 'raw', goal: GOALS.get });
  comparison.add({ name: 'a whole product', reference: 'raw, one row' });
  comparison.add({ name: 'Express with the same statements', reference: 'raw' }, 'express');
};

export const measureUpdate = async (report: Report, rig: Rig, options: Options) => {
  const records: ProductRecord[] = [];
  for (let id = 1; id <= (options.quick ? 400 : 1500); id++) {
    records.push(
      (await read(rig.console.address, `/api/products/${id}`, rig.headers)).body as ProductRecord,
    );
  }
  const targetFor = (name: ReferenceName): LoadTarget => ({
    name,
    ...rig.references[name],
    requests: [editRequest(records, () => '/update/price', {})],
  });
  const { port, pid } = rig.console;
  const own: LoadTarget = {
    name: 'console',
    port,
    pid,
    requests: [editRequest(records, (id) => `/api/products/${id}`, rig.headers)],
  };
  const targets = [targetFor('raw'), targetFor('rawFull'), targetFor('express'), own];
  const comparison = new Comparison(
    report,
    rig,
    'update',
    await inTurn(targets, options),
    undefined,
  );
  comparison.add({
    name: 'a price, logged and durable',
    reference: 'raw',
    goal: GOALS.update[rig.lane.database],
  });
  comparison.add({
    name: 'a price, logged and durable',
    reference: 'rawFull',
    goal: GOALS.updateDurable[rig.lane.database],
  });
  comparison.add({ name: 'Express with the same statements', reference: 'raw' }, 'express');
};
