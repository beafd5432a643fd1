/** Sends the response of a route. */
import type { Response } from 'express';
import { Page, type Route } from './route.ts';

export const send = (route: Route, response: Response, answer: unknown) => {
  if (answer instanceof Page) {
    response.setHeader(
      'Content-Range',
      `items 0-${Math.max(0, answer.rows.length - 1)}/${answer.total}`,
    );
    sendJson(response, answer.rows);
    return;
  }
  response.statusCode = route.status ?? 200;
  sendJson(response, answer ?? {});
};

/** Express's own `json` also reads settings and computes an ETag, which is most of the cost of a small response. */
const sendJson = (response: Response, body: unknown) => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
};
