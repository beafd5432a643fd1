/** Responds with the error that a request ended with. */
import type { NextFunction, Request, Response } from 'express';
import { answerOf, faultOf } from './errors.ts';

/** The last middleware: converts every error to a response and logs server errors. */
export const answerErrors =
  (log: (error: unknown, request: Request, response: Response) => void) =>
  (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const answer = answerOf(error);
    if (!answer) log(error, request, response);
    const { status, body } = answer ?? faultOf(error);
    response.status(status).json(body);
  };
