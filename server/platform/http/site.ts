/**
 * Serves the built client. Hashed files may be cached permanently; compressed copies are sent to browsers that accept
 * them.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, relative, sep } from 'node:path';
import express, { type RequestHandler, type Response } from 'express';

const POLICY =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** Half a year, in seconds. */
const HTTPS_AGE = 15_552_000;

/** `isHttps`: people type an https address, so browsers may never use another one. */
export const securityHeaders = (response: Response, isHttps = false) => {
  if (isHttps) response.setHeader('Strict-Transport-Security', `max-age=${HTTPS_AGE}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  // Answers are private and change at any time; files of the client that exist replace this.
  response.setHeader('Cache-Control', 'no-store');
};

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
};
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The name of a file under assets/ contains a hash of its content. */
const isHashed = (path: string) => path.startsWith(`assets${sep}`);
const setCaching = (response: ServerResponse, hashed: boolean) => {
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
};

export const serveClient = (folder: string): RequestHandler => {
  const plain = express.static(folder, {
    index: 'index.html',
    cacheControl: false,
    setHeaders: (response, file) => setCaching(response, isHashed(relative(folder, file))),
  });
  const files = new Map<string, Buffer>();
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = request.path === '/' ? '/index.html' : normalize(request.path);
    const type = TYPES[extname(path)];
    const accepted = String(request.headers['accept-encoding'] ?? '');
    for (const [encoding, suffix] of ENCODINGS) {
      const file = join(folder, path + suffix);
      if (!type || !accepted.includes(encoding) || !existsSync(file)) continue;
      let content = files.get(file);
      if (!content) files.set(file, (content = readFileSync(file)));
      setCaching(response, isHashed(relative('/', path)));
      response.setHeader('Vary', 'Accept-Encoding');
      response.setHeader('Content-Encoding', encoding);
      response.type(type).send(content);
      return;
    }
    plain(request, response, next);
  };
};
