/** Stops an HTTP server without cutting off the requests under way. */
import type { Server } from 'node:http';

/** How often connections that have become idle are closed, in milliseconds. */
const IDLE_CHECK_MS = 100;

/**
 * Accepts no further connections, and resolves once the requests under way are answered. What is still open after
 * `limitMs`, such as a request that was sent by half, is closed.
 */
export const stopServer = async (server: Server, limitMs: number): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive takes no further request after the one under way.
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close');
  });
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
};
