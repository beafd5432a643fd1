/** A store through whose API files are imported. */
import type { ImportKind, ImportSetting, MissingVariants } from '#contract/platform/imports';
import type { Job, JobError } from '#contract/platform/jobs';
import { settledJobs } from '#server/platform/jobs/runner';
import { type OpenApi, openApi } from './openApi.ts';

/** A file of three products, with tags and texts that need quoting. */
export const PRODUCTS = `external_id,status,name_en,name_zh,brand,category,tags,sku,price,cost
lamp,active,Lamp,灯,Harbour,home,light;"warm; cosy",L-1,12.50,4.00
mug,draft,Mug,,Harbour,,,M-1,3.00,
vase,active,Vase,,,,,V-1,0.00,
`.replace('"warm; cosy"', 'warm\\; cosy');

/** Uploads files, runs imports, and reads their results. */
export interface ImportClient {
  api: OpenApi;
  cookie: string;
  upload: (
    kind: ImportKind,
    body: string | Uint8Array,
    name?: string,
    missing?: MissingVariants,
  ) => Promise<{ status: number; job: Job }>;
  job: (id: number) => Promise<Job>;
  /** Another dry run of the same file. */
  again: (id: number, setting: ImportSetting) => Promise<Job>;
  /** Another dry run with other cells in some of the refused rows. */
  mend: (id: number, rows: readonly { line: number; cells: string[] }[]) => Promise<Job>;
  /** Applies a dry run. */
  apply: (id: number, body?: object) => Promise<Job>;
  errors: (id: number) => Promise<JobError[]>;
  text: (
    path: string,
    cookie?: string,
  ) => Promise<{ status: number; body: string; headers: Headers }>;
  /** Runs a dry run and then the import, and returns both jobs. */
  run: (
    kind: ImportKind,
    body: string | Uint8Array,
    name?: string,
    missing?: MissingVariants,
  ) => Promise<{ dry: Job; done: Job }>;
  close: () => Promise<void>;
}

export const openImports = async (): Promise<ImportClient> => {
  const api = await openApi();
  const cookie = await api.login('manager@example.com');
  const get = async <T>(path: string) =>
    (await (await fetch(api.url + path, { headers: { cookie } })).json()) as T;
  const job = (id: number) => get<Job>(`/api/jobs/${id}`);
  const upload: ImportClient['upload'] = async (
    kind,
    body,
    name = 'file.csv',
    missing = 'keep',
  ) => {
    const response = await fetch(
      `${api.url}/api/imports?kind=${kind}&name=${encodeURIComponent(name)}&missing=${missing}`,
      {
        method: 'POST',
        headers: { cookie },
        body: typeof body === 'string' ? body : Buffer.from(body),
      },
    );
    const started = (await response.json()) as Job;
    await settledJobs();
    return {
      status: response.status,
      job: response.status === 201 ? await job(started.id) : started,
    };
  };
  const act = async (id: number, noun: string, body: object) => {
    const client = await api.as('manager');
    const started = await client.act<{ id: number }>('imports', id, noun, body);
    await settledJobs();
    return job(started.id);
  };
  return {
    api,
    cookie,
    job,
    again: (id, setting) => act(id, 'dryRun', setting),
    mend: (id, rows) => act(id, 'mended', { rows }),
    apply: (id, body = {}) => act(id, 'application', body),
    upload,
    errors: (id) => get(`/api/jobs/${id}/errors`),
    text: async (path, as = cookie) => {
      const response = await fetch(api.url + path, { headers: { cookie: as } });
      // Decoded from bytes, because text() would drop the byte-order mark.
      return {
        status: response.status,
        body: Buffer.from(await response.arrayBuffer()).toString(),
        headers: response.headers,
      };
    },
    run: async (kind, body, name, missing) => {
      const { job: dry } = await upload(kind, body, name, missing);
      const client = await api.as('manager');
      const { id } = await client.act<{ id: number }>('imports', dry.id, 'application');
      await settledJobs();
      return { dry, done: await job(id) };
    },
    close: async () => {
      await settledJobs();
      await api.close();
    },
  };
};
