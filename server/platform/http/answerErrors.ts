/** Responds with the error that a request ended with. */
import type { NextFunction, Request, Response } from 'express';
import { answerOf, faultOf } from './errors.ts';

/** The reader of a download went away, which is no fault. */
const isReaderGone = (error: unknown) =>
  (error as { code?: unknown } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * The last middleware: converts every error to a response and logs server errors. Express takes it for one by its four
 * parameters.
 */
export const answerErrors =
  (log: (error: unknown, request: Request, response: Response) => void) =>
  (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const isGone = isReaderGone(error);
    const answer = answerOf(error);
    if (!answer && !isGone) log(error, request, response);
    if (response.headersSent || isGone) {
      // A part of a file must not be taken for the whole.
      response.destroy();
      return;
    }
    const { status, body } = answer ?? faultOf(error);
    response.status(status).json(body);
  };
