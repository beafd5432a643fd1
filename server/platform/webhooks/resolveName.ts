/**
 * Finds the addresses of names for messages. The operating system's own search (`dns.lookup`) runs in four threads that
 * the whole process shares: four names that nobody answers for would hold up every other. Here a name is looked up in the
 * hosts file and then by DNS, which needs no thread, and given up after some time.
 */
import { readFile } from 'node:fs/promises';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Failure } from '#contract/platform/webhooks';

/** Finds all addresses of a name, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

/** A name without addresses. */
export class NameError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`No address was found: ${failure}`);
    this.failure = failure;
  }
}

/** How long a name is looked up, and how long one question waits for an answer, in milliseconds. */
const TIMEOUT_MS = 5000;
const QUESTION_MS = 1500;
const HOSTS_FILE =
  process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';

const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');

/** The addresses that a hosts file gives a name. */
export const addressesInHosts = (text: string, hostname: string): LookupAddress[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address);
    const isNamed = names.some((name) => plain(name) === plain(hostname));
    return family > 0 && isNamed ? [{ address, family }] : [];
  });

const isTimeout = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ETIMEOUT' || error.code === 'ECANCELLED');

export interface NameSearch {
  /** Servers to ask, by default those of the machine. */
  servers?: readonly string[];
  timeoutMs?: number;
  hostsFile?: string;
}

const findByDns = async (
  hostname: string,
  { servers, timeoutMs = TIMEOUT_MS }: NameSearch,
): Promise<LookupAddress[]> => {
  const resolver = new Resolver({ timeout: Math.min(timeoutMs, QUESTION_MS), tries: 3 });
  if (servers) resolver.setServers(servers);
  const timer = setTimeout(() => resolver.cancel(), timeoutMs);
  const [four, six] = await Promise.allSettled([
    resolver.resolve4(hostname),
    resolver.resolve6(hostname),
  ]);
  clearTimeout(timer);
  const found = [four, six].flatMap((answer) =>
    answer.status === 'fulfilled'
      ? answer.value.map((address) => ({ address, family: isIP(address) }))
      : [],
  );
  if (found.length > 0) return found;
  const isUnanswered = [four, six].some(
    (answer) => answer.status === 'rejected' && isTimeout(answer.reason),
  );
  throw new NameError(isUnanswered ? 'timeout' : 'unknownHost');
};

const findAddresses = async (hostname: string, search: NameSearch): Promise<LookupAddress[]> => {
  const hosts = await readFile(search.hostsFile ?? HOSTS_FILE, 'utf8').catch(() => '');
  const named = addressesInHosts(hosts, hostname);
  return named.length > 0 ? named : findByDns(hostname, search);
};

export const resolverOf =
  (search: NameSearch = {}): Resolve =>
  (hostname, _options, done) =>
    void findAddresses(hostname, search).then(
      (found) => done(null, found),
      (error: unknown) => done(error instanceof Error ? error : new NameError('unknownHost'), []),
    );
