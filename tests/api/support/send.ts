/**
 * Sends requests of tests to servers in the same process. `fetch` would take about as long for a request as the server does
 * to answer it, with streams and signals that no test of the API needs.
 */
import { Agent, type IncomingMessage, request } from 'node:http';

export interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
}
export interface Received {
  status: number;
  headers: Headers;
  /** Without a byte-order mark. */
  text: string;
}

const agent = new Agent({ keepAlive: true });
const decoder = new TextDecoder();

const headersOf = ({ rawHeaders }: IncomingMessage): Headers => {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  return headers;
};

const sendOnce = (url: URL, { method, headers, body }: Sent): Promise<Received> =>
  new Promise((resolve, reject) => {
    const sending = request(url, { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: headersOf(response),
          text: decoder.decode(Buffer.concat(parts)),
        }),
      );
    });
    // Also while the rest of a body is sent that the server has refused: then the answer has arrived before.
    sending.once('error', (error) =>
      reject(Object.assign(error, { wasIdle: sending.reusedSocket })),
    );
    sending.end(body);
  });

export const send = async (address: string, sent: Sent): Promise<Received> => {
  const url = new URL(address);
  try {
    return await sendOnce(url, sent);
  } catch (error) {
    const { code, wasIdle } = error as { code?: string; wasIdle?: boolean };
    // The server closed the idle connection just before it was used again.
    if (code === 'ECONNRESET' && wasIdle) return sendOnce(url, sent);
    throw error;
  }
};
