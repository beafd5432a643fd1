/** Serves the pages for people without an account, apart from the console: no session, no scripts, no cookies. */
import type { Request, RequestHandler, Response } from 'express';
import { SYSTEM } from '#contract/platform/activities';
import { LANGUAGES, type Language } from '#shared/localization';
import type { Application } from '../http/context.ts';
import { faultOf, HttpError } from '../http/errors.ts';
import { refuseForeignSite } from '../http/foreignSite.ts';
import { CONTROL_CHARACTERS, type PublicForm, withForm, isWithFiles } from './form.ts';
import {
  againContent,
  failureContent,
  framed,
  goneContent,
  laterContent,
  type PageContent,
} from './frame.ts';
import { secure, sendStyle } from './headers.ts';
import { type PublicAnswer, type PublicCall, publicPages } from './pages.ts';
import { requestLimits } from './requestLimits.ts';
import { tokenHash } from './tokens.ts';

const SERVER_FAULT = 500;
const UNSERVED = 503;
/** Says only that a form of this link was sent; it goes to this link alone. */
const ANSWERED = 'answered=1';
const REMEMBERED_SECONDS = 43_200;

/** `?lang=` before what the browser asks for, and that before the language of the store. */
const languageOf = (request: Request, ofStore: Language): Language => {
  const asked = LANGUAGES.find((one) => one === request.query.lang);
  if (asked) return asked;
  const accepted = request.acceptsLanguages('en', 'zh', 'zh-CN', 'zh-Hans');
  if (accepted === false || !request.headers['accept-language']) return ofStore;
  return accepted.startsWith('zh') ? 'zh' : 'en';
};

interface Sending {
  language: Language;
  storeName: string;
  status: number;
  addressIn: ((language: Language) => string) | null;
}
const sendPage = (response: Response, page: PageContent, sending: Sending) =>
  response
    .status(sending.status)
    .type('html')
    .send(framed({ ...page, ...sending }));

/** 503 where the database did not serve, so that the same can be sent again. */
const statusOf = (error: unknown): number =>
  error instanceof HttpError ? error.status : faultOf(error).status;

/** As long as the database does not serve, a page has no name of the store. */
const NAMELESS = { storeName: '', language: 'en' as const };

const workOf = (application: Application): PublicCall['context'] => {
  const { connection } = application;
  return {
    ...application,
    db: connection.db,
    transaction: (work) => connection.transaction(work),
    longTransaction: (work) => connection.longTransaction(work),
    actor: SYSTEM,
  };
};

export const servePublicPages = (application: Application): RequestHandler => {
  const isTooMany = requestLimits(() => application.now());

  /** `keep` gets the form before it is saved. */
  const answer = async (
    request: Request,
    call: PublicCall,
    { segment, isWrite }: { segment: string; isWrite: boolean },
    keep: (form: PublicForm) => void,
  ) => {
    const found = publicPages.parts.find((one) => one.segment === segment);
    if (!found) return null;
    if (!isWrite) return found.show(call);
    refuseForeignSite(request);
    let fault: unknown = null;
    const isKnown = await found.isKnown(call).catch((error: unknown) => {
      if (statusOf(error) !== UNSERVED) throw error;
      // Whether the link works is not known: the form is read, so that nothing of it is lost.
      fault = error;
      return true;
    });
    if (!isKnown) return null;
    const sender = found.isForMany ? `${call.tokenHash} ${request.ip}` : call.tokenHash;
    return withForm(request, sender, async (form) => {
      keep(form);
      if (fault !== null) throw fault;
      return found.save(call, form);
    });
  };

  const send = async (request: Request, response: Response) => {
    const [segment = '', token = '', ...rest] = request.path.split('/').slice(1);
    const { storeName, language: ofStore } = await application
      .settings()
      .catch((error: unknown) => {
        if (statusOf(error) !== UNSERVED) throw error;
        return NAMELESS;
      });
    const language = languageOf(request, ofStore);
    const frame = { language, storeName, addressIn: null };
    const isWrite = request.method === 'POST';
    const hash = tokenHash(token);
    // What is left of a form that was not read to its end is not waited for.
    if (isWrite) response.setHeader('Connection', 'close');
    if (isTooMany(request, hash, { isFile: rest.length > 0, segment }))
      return sendPage(response, laterContent(language), { ...frame, status: 429 });
    const address = `/s/${segment}/${token}`;
    const call: PublicCall = {
      context: workOf(application),
      tokenHash: hash,
      rest,
      language,
      isSmall: request.query.size === 'small',
      done: typeof request.query.done === 'string' ? request.query.done : null,
      address,
      hasAnswered: (request.headers.cookie ?? '').split(/;\s*/).includes(ANSWERED),
    };
    let kept: PublicForm | null = null;
    const fail = (error: unknown) => {
      const status = statusOf(error);
      if (status >= SERVER_FAULT && !(error instanceof HttpError))
        application.logFault(error, 'a public page');
      // Of a file that broke off the reader has a part already.
      if (response.headersSent) return response.destroy();
      // Files are not sent again by a page.
      if (status === UNSERVED && kept !== null && !kept.hasFiles) {
        const again = againContent(language, {
          address: `/s${request.path}?lang=${language}`,
          texts: kept.texts,
        });
        return sendPage(response, again, { ...frame, status });
      }
      const isUnreadable = error instanceof HttpError && error.key === CONTROL_CHARACTERS;
      const content = failureContent(language, {
        status,
        isUnreadable,
        hasPhotos: isWithFiles(request),
      });
      return sendPage(response, content, { ...frame, status });
    };
    let found: PublicAnswer | null;
    try {
      found = await answer(request, call, { segment, isWrite }, (form) => {
        kept = form;
      });
      if (found && 'file' in found) return await found.file(request, response);
    } catch (error) {
      return fail(error);
    }
    if (!found) return sendPage(response, goneContent(language), { ...frame, status: 404 });
    if ('file' in found) return;
    if ('done' in found && found.isAnswered)
      response.setHeader(
        'Set-Cookie',
        `${ANSWERED}; Path=${address}; Max-Age=${REMEMBERED_SECONDS}; HttpOnly; SameSite=Lax`,
      );
    if ('done' in found)
      return response.redirect(
        303,
        `${found.address ?? address}?lang=${language}&done=${encodeURIComponent(found.done)}`,
      );
    if ('goesTo' in found) return response.redirect(303, `${found.goesTo}?lang=${language}`);
    if (found.staysInBrowser) response.setHeader('Cache-Control', 'private, no-cache');
    const { here = address } = found;
    return sendPage(response, found.page, {
      ...frame,
      status: found.status ?? 200,
      addressIn: found.isKeptInPage ? null : (one) => `${here}?lang=${one}`,
    });
  };

  return (request, response, next) => {
    secure(response);
    if (request.path === '/style.css' && request.method === 'GET') return sendStyle(response);
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
      response.status(405).end();
      return;
    }
    send(request, response).catch(next);
  };
};
