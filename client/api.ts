/**
 * The data provider, and the only place that talks to the server. Reads and writes of resources go through
 * ra-data-simple-rest; `act` is a domain verb, `call` anything else, `upload` a file with progress. Use it as
 * `useDataProvider<Api>()`. When the session has ended, the password is asked for and the request sent again.
 */
import simpleRest from 'ra-data-simple-rest';
import {
  type DataProvider,
  fetchUtils,
  HttpError,
  type Identifier,
  type RaRecord,
} from 'react-admin';
import type { ExportColumn, ExportColumns } from '#contract/platform/exports';
import { ApiError } from './apiError.ts';
import { noteAnswer } from './connection.ts';
import { opening } from './earlyReads.ts';
import { sendOnce } from './sendOnce.ts';
import { withSession } from './session.ts';

const BASE = '/api';

type Crud = Pick<
  DataProvider,
  | 'getList'
  | 'getOne'
  | 'getMany'
  | 'getManyReference'
  | 'create'
  | 'update'
  | 'updateMany'
  | 'delete'
  | 'deleteMany'
>;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface UploadOptions {
  method?: 'POST' | 'PUT';
  /** Share sent so far, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** An answer; `changeId` names what the request changed, so that it can be undone. */
interface Changed<T> {
  data: T;
  changeId?: string | undefined;
}

export type Api = Crud & {
  supportAbortSignal: true;
  /** `POST /api/<resource>/<id>/<noun>`. */
  act: <T = RaRecord>(
    resource: string,
    id: Identifier,
    noun: string,
    body?: object,
  ) => Promise<Changed<T>>;
  /** Any route below /api, JSON in and out. */
  call: <T = unknown>(
    method: Method,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ) => Promise<Changed<T>>;
  /** Sends a file as the body of a request below /api. */
  upload: <T = unknown>(path: string, file: Blob, options?: UploadOptions) => Promise<{ data: T }>;
};

const isRead = (options?: fetchUtils.Options) => !options?.method || options.method === 'GET';

/** As React-Admin gives an answer. */
const readJson = async (answer: Response) => {
  const body = await answer.text();
  return { status: answer.status, headers: answer.headers, body, json: JSON.parse(body) };
};

/** Fetches as React-Admin does; a refusal of the server is thrown as an ApiError. */
const fetchOnce: typeof fetchUtils.fetchJson = async (url, options) => {
  try {
    const early = isRead(options) ? await opening.answerTo(url) : opening.end();
    const answer = early ? await readJson(early) : await fetchUtils.fetchJson(url, options);
    // What a proxy says in the server's place is no answer, whatever its status.
    if (answer.json === undefined && answer.body !== '') throw new ApiError(0, {});
    noteAnswer(true);
    return answer;
  } catch (error) {
    // What was cancelled says nothing about the server.
    if (!options?.signal?.aborted) noteAnswer(error instanceof HttpError);
    if (error instanceof HttpError) throw new ApiError(error.status, error.body);
    // What the browser says of a request without an answer is in its own language and words.
    throw error instanceof TypeError || error instanceof SyntaxError ? new ApiError(0, {}) : error;
  }
};

const fetchJson: typeof fetchUtils.fetchJson = (url, options) =>
  withSession(() => fetchOnce(url, options));

/** Sends a write once, under the name of its form or of the request itself. What is cancelled only reads. */
const sendJson = (
  url: string,
  options: fetchUtils.Options = {},
  name = `${options.method} ${url} ${String(options.body)}`,
) => {
  if (isRead(options) || options.signal) return fetchJson(url, options);
  return sendOnce(name, (key) => {
    const headers = new Headers({ Accept: 'application/json', 'Idempotency-Key': key });
    return fetchJson(url, { ...options, headers });
  });
};

const call: Api['call'] = async (method, path, body, signal) => {
  const { json, headers } = await sendJson(`${BASE}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  return { data: json, changeId: headers.get('X-Request-Id') ?? undefined };
};

/** With XMLHttpRequest, because fetch does not report the progress of an upload. */
const uploadOnce = <T>(
  path: string,
  file: Blob,
  { method = 'POST', onProgress, signal }: UploadOptions = {},
) =>
  new Promise<{ data: T }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `${BASE}${path}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    };
    request.onerror = () => reject(new ApiError(0, {}));
    request.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'));
    request.onload = () => {
      const data = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve({ data: data as T });
      reject(new ApiError(request.status, data));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });

const upload: Api['upload'] = (path, file, options) =>
  withSession(() => uploadOnce(path, file, options));

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

export const api: Api = {
  ...simpleRest(BASE, sendJson),
  create: async (resource, { data, meta }) => {
    const request = { method: 'POST', body: JSON.stringify(data) };
    const { json } = await sendJson(`${BASE}/${resource}`, request, meta?.form);
    return { data: json };
  },
  supportAbortSignal: true,
  call,
  act: (resource, id, noun, body = {}) =>
    call('POST', `/${resource}/${encodeURIComponent(id)}/${noun}`, body),
  upload,
};

export type { ExportColumn, ExportWords } from '#contract/platform/exports';
export { CLEAR_GRANT, MASKED_EXPORTS } from '#rules/platform/exports';

/** The grant needed to download lists as CSV. */
export const EXPORT_ACCESS = { resource: 'exports', action: 'create' };

/** The columns of an exported list, for the words in which it is to be written. */
export const exportColumns = async (resource: string): Promise<ExportColumn[]> =>
  (await call<ExportColumns>('GET', `/exports/${resource}/columns`)).data.columns;

/**
 * Address of a list as CSV, every page of it, with the filter and order the screen shows; in the clear with a reason, and
 * in words, as `toParameter` writes them.
 */
export const exportAddress = (
  resource: string,
  filter: object,
  sort: { field: string; order: string },
  {
    reason,
    format,
    language,
    words,
  }: {
    reason?: string;
    format?: 'xlsx';
    language?: string;
    words?: string | undefined;
  } = {},
) => {
  const query = new URLSearchParams({
    ...(format && { format }),
    ...(language !== undefined && { language }),
    ...(reason !== undefined && { reason }),
    filter: JSON.stringify(filter),
    sort: JSON.stringify([sort.field, sort.order]),
    ...(words && { words }),
  });
  return `${BASE}/exports/${resource}?${query}`;
};
