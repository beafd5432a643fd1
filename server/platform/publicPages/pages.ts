/** The hook of pages for people without an account: each is below a secret link. */
import type { Request, Response } from 'express';
import { Hook } from '#shared/hook';
import type { Language } from '#shared/localization';
import type { Application, Work } from '../http/context.ts';
import type { PublicForm } from './form.ts';
import type { PageContent } from './frame.ts';

export interface PublicCall {
  /** Writes are of nobody with an account: the system passes on what a customer does. */
  context: Application & Work;
  /** SHA-256 of the link's token, by which it is found. */
  tokenHash: string;
  /** What follows the token in the address, such as the id of a photo. */
  rest: readonly string[];
  language: Language;
  /** Whether `?size=small` is asked for, of a picture. */
  isSmall: boolean;
  /** What `?done=` says after a form was saved. */
  done: string | null;
  /** The address of the link, without what follows the token. */
  address: string;
  /** Whether something was sent from this browser by this link before. */
  hasAnswered: boolean;
}

export type PublicAnswer =
  | {
      page: PageContent;
      status?: number;
      /** Whether a link to the other language would lose what was typed, and is left out. */
      isKeptInPage?: boolean;
      /** Whether the browser keeps the page for its Back button, because only the page has what was typed so far. */
      staysInBrowser?: boolean;
      /** Where the page is found again, if not at the address of the link. */
      here?: string;
    }
  /** After a form was saved: the page that follows, so that Back and Forward find it without sending the form again. */
  | { goesTo: string }
  /** After a form was saved; `done` is a word that the page says something for. */
  | {
      done: string;
      /** Where the reader goes, if not to the address of the link. */
      address?: string;
      /** Whether the browser remembers for half a day that something was sent by this link, and nothing else. */
      isAnswered?: boolean;
    }
  | { file: (request: Request, response: Response) => Promise<void> };

export interface PublicPages {
  /** The first part of the address: `/s/<segment>/<token>`. */
  segment: string;
  /** Whether many people use one link: limits hold for each address, and are wider. */
  isForMany?: boolean;
  /** Whether the link works: only then a form is read. */
  isKnown: (call: PublicCall) => Promise<boolean>;
  /** Writes nothing. Null where the link is not valid. */
  show: (call: PublicCall) => Promise<PublicAnswer | null>;
  save: (call: PublicCall, form: PublicForm) => Promise<PublicAnswer | null>;
}

export const publicPages = new Hook<PublicPages>('publicPages');
