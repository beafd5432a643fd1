/** What a customer's request says, and what is wrong with it. Pure. */
import { MAX_BODY } from '#contract/service/messages';
import { ASKED, type Asked, type FieldError } from './words.ts';

export const MAX_PHOTOS = 4;
/** What one thread takes of its customer within 24 hours. */
const MESSAGES_A_DAY = 100;
const PHOTOS_A_DAY = 40;
export const isTooMuch = ({ messages, photos }: { messages: number; photos: number }): boolean =>
  messages > MESSAGES_A_DAY || photos > PHOTOS_A_DAY;

/** Services that are about goods. */
export const OF_GOODS = [
  'return',
  'exchange',
  'repair',
  'refundOnly',
] as const satisfies readonly Asked[];
export type OfGoods = (typeof OF_GOODS)[number];

/** A line of the order that may be asked about. */
export interface Askable {
  position: number;
  sku: string | null;
  name: string;
  /** Units that are still with the customer. */
  freeUnits: number;
  /** Units whose money can go back while they stay, or that never arrived. */
  stays: number;
  /** For which services the goods can come back. */
  services: readonly OfGoods[];
  /** What can be sent instead of them, beside the same goods. */
  choices: readonly { variantId: number; sku: string }[];
}
/** Of how many units a service can be asked. */
const mostFor = (service: OfGoods, { freeUnits, stays, services }: Askable): number => {
  if (!services.includes(service)) return 0;
  return service === 'refundOnly' ? stays : freeUnits;
};
/** The same of whichever service. */
export const mostOf = (line: Askable): number =>
  Math.max(0, ...line.services.map((service) => mostFor(service, line)));
export interface OfferedReason {
  code: string;
  needsPhoto: boolean;
}
/** As it was typed. */
export interface Typed {
  type: string;
  reason: string;
  message: string;
  quantities: ReadonlyMap<number, string>;
  /** What is wanted instead of a line, by its position. */
  instead: ReadonlyMap<number, string>;
  photos: number;
}
export interface Request {
  type: Asked;
  reason: string | null;
  message: string;
  lines: { sku: string; quantity: number }[];
  /** Of an exchange, lines for which other goods are wanted. */
  replacements: { position: number; sku: string; variantId: number; by: string }[];
}

/** Those for which a reason is asked. */
const WITH_REASON: readonly Asked[] = ['return', 'exchange', 'refundOnly'];

const unitsOf = (typed: string | undefined, most: number): number | null => {
  if (typed === undefined || typed === '') return 0;
  const units = Number(typed);
  return Number.isInteger(units) && units >= 0 && units <= most ? units : null;
};

const isSome = (units: number | null | undefined): boolean => (units ?? 0) > 0;

/** Null where something is wanted that is not offered. */
const replacementsIn = (
  { type, instead }: Typed,
  lines: readonly Askable[],
  units: readonly (number | null)[],
): Request['replacements'] | null => {
  if (type !== 'exchange') return [];
  const found: Request['replacements'] = [];
  for (const [index, { position, sku, choices }] of lines.entries()) {
    const wanted = instead.get(position) ?? '';
    if (wanted === '' || sku === null || !isSome(units[index])) continue;
    const choice = choices.find(({ variantId }) => String(variantId) === wanted);
    if (!choice) return null;
    found.push({ position, sku, variantId: choice.variantId, by: choice.sku });
  }
  return found;
};

export const messageError = (message: string): FieldError | null => {
  if (message === '') return 'messageMissing';
  return message.length > MAX_BODY ? 'messageTooLong' : null;
};

/** The request, or what is wrong with it, each thing once. */
export const readRequest = (
  typed: Typed,
  { lines, reasons }: { lines: readonly Askable[]; reasons: readonly OfferedReason[] },
): Request | FieldError[] => {
  const type = ASKED.find((one) => one === typed.type);
  const errors: FieldError[] = type === undefined ? ['typeMissing'] : [];
  const wrong = messageError(typed.message);
  if (wrong) errors.push(wrong);
  const units = lines.map((line) => unitsOf(typed.quantities.get(line.position), mostOf(line)));
  const service = OF_GOODS.find((one) => one === type);
  if (units.includes(null) || (service && lines.length > 0 && !units.some(isSome)))
    errors.push('goodsMissing');
  else if (
    service &&
    lines.some(({ services }, index) => isSome(units[index]) && !services.includes(service))
  )
    errors.push('goodsStay');
  else if (service && lines.some((line, index) => (units[index] ?? 0) > mostFor(service, line)))
    errors.push('goodsMissing');
  const replacements = replacementsIn(typed, lines, units);
  if (replacements === null) errors.push('insteadGone');
  const reason = reasons.find(({ code }) => code === typed.reason);
  const asksReason = type !== undefined && WITH_REASON.includes(type) && reasons.length > 0;
  if (asksReason && !reason) errors.push('reasonMissing');
  if (asksReason && reason?.needsPhoto && typed.photos === 0) errors.push('photoMissing');
  if (typed.photos > MAX_PHOTOS) errors.push('tooManyPhotos');
  if (type === undefined || replacements === null || errors.length > 0) return errors;
  return {
    type,
    reason: asksReason ? (reason?.code ?? null) : null,
    message: typed.message,
    lines: lines.flatMap(({ sku }, index) => {
      const quantity = units[index] ?? 0;
      return sku === null || quantity === 0 ? [] : [{ sku, quantity }];
    }),
    replacements,
  };
};
