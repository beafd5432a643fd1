/** A full disk where files are written: the reason is answered, and nothing stays behind half-written. */
import { existsSync, readdirSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';

let api: OpenApi;
let manager: Call;
beforeAll(async () => {
  api = await openApi();
  manager = await api.raw('manager');
});
afterAll(() => api.close());
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** A device to which every write fails as to a full disk. */
const FULL_DEVICE = '/dev/full';
const { writeFile } = files;
const fillDisk = () => {
  vi.spyOn(files, 'writeFile').mockImplementation((_path, content) =>
    writeFile(FULL_DEVICE, content),
  );
  syncBuiltinESMExports();
};
const freeDisk = () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
};
const FULL = { status: 503, body: { message: 'errors.diskFull' } };

const stored = () => {
  const folder = (name: string) => join(api.application.dataDir, name);
  return ['imports', 'jobs', 'files', 'mail']
    .filter((name) => existsSync(folder(name)))
    .flatMap((name) =>
      readdirSync(folder(name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
};
const upload = (csv: string) =>
  manager<{ id: number }>('POST', '/api/imports?kind=products&name=a.csv', csv);
const jobCount = async () => (await manager<unknown[]>('GET', '/api/jobs')).body.length;

test.runIf(existsSync(FULL_DEVICE))(
  'an uploaded file, also one of many parts, is refused with the reason and taken again later',
  async () => {
    const before = [stored(), await jobCount()];
    fillDisk();
    expect(await upload('external_id,name_en\nx,X\n')).toMatchObject(FULL);
    const long = `external_id,name_en\n${'x,X\n'.repeat(300_000)}`;
    expect(await upload(long)).toMatchObject(FULL);
    expect([stored(), await jobCount()]).toEqual(before);
    freeDisk();
    expect((await upload('external_id,name_en\nx,X\n')).status).toBe(201);
    await settledJobs();
  },
);

test.runIf(existsSync(FULL_DEVICE))(
  'mended rows are refused with the reason, and the run that refused them stays as it is',
  async () => {
    const { body } = await upload('external_id,name_en\n,X\n');
    await settledJobs();
    const before = [stored(), await jobCount()];
    const mend = () =>
      manager('POST', `/api/imports/${body.id}/mended`, {
        rows: [{ line: 2, cells: ['x', 'X'] }],
      });
    fillDisk();
    expect(await mend()).toMatchObject(FULL);
    expect([stored(), await jobCount()]).toEqual(before);
    freeDisk();
    expect((await mend()).status).toBe(201);
    await settledJobs();
  },
);

test.runIf(existsSync(FULL_DEVICE))(
  'the rows that an import refused can be downloaded although their file could not be written',
  async () => {
    const { body } = await upload('external_id,name_en\n,X\n');
    await settledJobs();
    fillDisk();
    const { body: run } = await manager<{ id: number }>(
      'POST',
      `/api/imports/${body.id}/application`,
      {},
    );
    await settledJobs();
    const job = await manager('GET', `/api/jobs/${run.id}`);
    expect(job.body).toMatchObject({ status: 'done', counts: { rejected: 1 }, resultName: null });
    expect(stored().filter((path) => path.includes('partial'))).toEqual([]);
    expect((await manager('GET', `/api/jobs/${run.id}/rejected`)).status).toBe(200);
  },
);

test.runIf(existsSync(FULL_DEVICE))(
  'a picture is refused with the reason, shown to nobody, and taken when it is sent again',
  async () => {
    const content = await png();
    const send = () => manager<{ url: string }>('POST', '/api/pictures?name=a.png', content);
    const before = stored();
    fillDisk();
    expect(await send()).toMatchObject(FULL);
    expect(stored()).toEqual(before);
    freeDisk();
    const { status, body } = await send();
    expect(status).toBe(201);
    expect((await fetch(`${api.url}${body.url}`)).status).toBe(200);
  },
);
