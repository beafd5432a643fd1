/** Reads the form that a page without scripts sends, with its files. */
import type { Request } from 'express';
import { hasControl } from '#shared/fields';
import { busy, HttpError } from '../http/errors.ts';
import { Slots } from '../http/slots.ts';
import { readFormBytes } from './formBytes.ts';
import { Turns } from './turns.ts';

/** Of a whole form with its photos. */
const MAX_FORM_BYTES = 42 * 1024 * 1024;
const PLAIN_BYTES = 256 * 1024;
/** As contracts call it: no text of a page is stored that no other way in takes. */
export const CONTROL_CHARACTERS = 'errors.controlCharacters';

/** Forms with photos that are held in memory at a time, and waiting for that; those without take no place of them. */
const LARGE = 3;
const SMALL = 30;
const WAITING = 30;
const large = new Slots(LARGE, WAITING, busy);
const small = new Slots(SMALL, WAITING, busy);
/** One link holds one place at most. */
const turns = new Turns();

export interface SentFile {
  name: string;
  content: Buffer;
}
export interface PublicForm {
  /** The first value of a field, without blanks at its ends; '' where it was not sent. */
  text: (field: string) => string;
  /** Every text that was sent, in order, as it was typed. */
  texts: readonly (readonly [field: string, value: string])[];
  hasFiles: boolean;
  /** The files of a field that have any content. */
  files: (field: string) => SentFile[];
}

const TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Whether a form is sent with files: the only ones that take photos. */
export const isWithFiles = ({ headers }: Pick<Request, 'headers'>): boolean =>
  /^multipart/i.test(headers['content-type'] ?? '');

const lengthOf = ({ headers }: Request): number | null => {
  const length = Number(headers['content-length']);
  return Number.isFinite(length) ? length : null;
};

const read = async (request: Request): Promise<PublicForm> => {
  const type = request.headers['content-type'] ?? '';
  if (!TYPES.test(type)) throw new HttpError(415, 'errors.malformed');
  const limit = isWithFiles(request) ? MAX_FORM_BYTES : PLAIN_BYTES;
  const bytes = await readFormBytes(request, limit, lengthOf(request) ?? 0);
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new HttpError(400, 'errors.malformed');
    });
  for (const [field, value] of form.entries())
    if (hasControl(field) || hasControl(typeof value === 'string' ? value : value.name))
      throw new HttpError(422, CONTROL_CHARACTERS);
  const files = new Map<string, SentFile[]>();
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string' || value.size === 0) continue;
    const content = Buffer.from(await value.arrayBuffer());
    files.set(field, [...(files.get(field) ?? []), { name: value.name, content }]);
  }
  return {
    texts: [...form.entries()].flatMap(([field, value]) =>
      typeof value === 'string' ? [[field, value] as const] : [],
    ),
    hasFiles: files.size > 0,
    text: (field) => {
      const value = form.get(field);
      return typeof value === 'string' ? value.trim() : '';
    },
    files: (field) => files.get(field) ?? [],
  };
};

/** `work` runs while the form is held in memory. `sender`: of whom one form is read at a time. */
export const withForm = <T>(
  request: Request,
  sender: string,
  work: (form: PublicForm) => Promise<T>,
): Promise<T> =>
  turns.run(sender, () =>
    ((lengthOf(request) ?? Infinity) > PLAIN_BYTES ? large : small).run(async () =>
      work(await read(request)),
    ),
  );
