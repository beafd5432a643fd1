/** Sends one message and says what became of it. */
import { lookup } from 'node:dns';
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { DeliveryAttempt, Failure } from '#contract/platform/webhooks';
import { isPrivateAddress, isPrivateHost } from './addresses.ts';
import { NameError, type Resolve, resolverOf } from './resolveName.ts';

/** For resolving the name, connecting, sending and reading the answer together, in milliseconds. */
export const TIMEOUT_MS = 10_000;
/** The most of an answer that is read, in bytes, and that is kept, in characters. */
const MAX_ANSWER = 64 * 1024;
const KEPT_ANSWER = 1024;

class PrivateAddressError extends Error {}

/**
 * Resolves a name and refuses private addresses, unless they are allowed. The connection is made to the very addresses that
 * were looked at.
 */
const lookupWith =
  (resolve: Resolve, toPrivate: boolean): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      const isRefused = !toPrivate && found?.some(({ address }) => isPrivateAddress(address));
      if (error) callback(error, '');
      else if (!first) callback(new NameError('unknownHost'), '');
      else if (isRefused) callback(new PrivateAddressError('A private address'), '');
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });

const resolvePublic = resolverOf();

/** Text that both databases can store, without characters that a screen cannot show. */
const toKept = (chunks: readonly Buffer[]): string =>
  Buffer.concat(chunks)
    .toString('utf8')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
    .slice(0, KEPT_ANSWER)
    .toWellFormed();

const CODES: Record<string, Failure> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
};
const failureOf = (error: NodeJS.ErrnoException, request: ClientRequest): Failure => {
  if (error instanceof PrivateAddressError) return 'privateAddress';
  if (error instanceof NameError) return error.failure;
  const { socket } = request;
  if (socket instanceof TLSSocket && socket.authorizationError) return 'certificate';
  if (/CERT|SSL|TLS/.test(error.code ?? '')) return 'certificate';
  return CODES[error.code ?? ''] ?? 'connection';
};

const failureOfStatus = (status: number): Failure | null => {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirect' : 'status';
};

export type Outcome = Omit<DeliveryAttempt, 'at'>;

export interface Message {
  url: string;
  headers: Record<string, string>;
  body: string;
}

const NO_ANSWER = { status: null, answer: null };

/**
 * Posts a message; never throws. Redirects are not followed. An answer counts by its status as soon as that has arrived,
 * whether or not the rest of it comes.
 */
export const post = (
  { url: text, headers, body }: Message,
  {
    toPrivate,
    timeoutMs = TIMEOUT_MS,
    // Names of the own network may be known to the operating system alone.
    resolve = toPrivate ? lookup : resolvePublic,
  }: { toPrivate: boolean; timeoutMs?: number; resolve?: Resolve },
): Promise<Outcome> => {
  const started = performance.now();
  const url = new URL(text);
  const isRefused = !toPrivate && (url.protocol !== 'https:' || isPrivateHost(url));
  return new Promise((settle) => {
    let timer: NodeJS.Timeout | undefined;
    let isDone = false;
    const done = (outcome: Omit<Outcome, 'duration'>) => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      settle({ ...outcome, duration: Math.round(performance.now() - started) });
    };
    if (isRefused) return done({ ...NO_ANSWER, failure: 'privateAddress' });
    let answered: { response: IncomingMessage; chunks: Buffer[] } | undefined;
    const finish = (failure: Failure) => {
      if (!answered) return done({ ...NO_ANSWER, failure });
      const status = answered.response.statusCode ?? 0;
      return done({
        status,
        failure: failureOfStatus(status),
        answer: toKept(answered.chunks) || null,
      });
    };
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection of its own: a kept one would go to an address that was looked at earlier.
      agent: false,
      lookup: lookupWith(resolve, toPrivate),
    });
    timer = setTimeout(() => {
      finish('timeout');
      request.destroy();
    }, timeoutMs);
    request.on('error', (error) => finish(failureOf(error, request)));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answered = { response, chunks };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes < MAX_ANSWER) return;
        finish('connection');
        request.destroy();
      });
      response.on('end', () => finish('connection'));
      response.on('close', () => finish('connection'));
      response.on('error', () => finish('connection'));
    });
    request.end(body);
  });
};
