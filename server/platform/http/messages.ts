/** Requests and responses that are created with Express's prototypes. */
import { IncomingMessage, type ServerOptions, ServerResponse } from 'node:http';
import type { Express } from 'express';

/**
 * Options of `createServer` for this application. Express replaces the prototype of every request and response, after
 * which the engine must optimise their shapes again: four fifths of the cost of an empty response. Objects that are
 * created with Express's prototypes avoid that.
 */
export const messagesOf = (
  app: Express,
): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> => {
  class Request extends IncomingMessage {}
  class Response<R extends IncomingMessage> extends ServerResponse<R> {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  Object.assign(app, { request: Request.prototype, response: Response.prototype });
  return { IncomingMessage: Request, ServerResponse: Response };
};
