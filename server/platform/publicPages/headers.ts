/** What every answer of the public pages tells the browser. */
import type { Response } from 'express';
import { STYLE } from './frame.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const secure = (response: Response) => {
  response.setHeader('Content-Security-Policy', POLICY);
  // The address is the secret: no other site sees it. With `no-referrer` forms would have no origin either.
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('X-Robots-Tag', 'noindex');
};

export const sendStyle = (response: Response) => {
  response.setHeader('Cache-Control', 'public, max-age=3600');
  response.type('css').send(STYLE);
};
