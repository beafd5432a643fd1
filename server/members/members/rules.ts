/** Masks personal data for roles that may not see it. Pure. */
import { MemberInput } from '#contract/members/members';
import { type PersonalKind, personalFields } from '#shared/fieldMetadata';

/** The personal fields of a member, as the contract marks them. */
export const PERSONAL_FIELDS = personalFields(MemberInput);

/** Always the same number of stars, so that a mask does not reveal the length of the text. */
const STARS = '****';

const maskPhone = (phone: string) => {
  const letters = [...phone];
  // Enough to tell two members apart, but never most of a short number.
  return letters.length >= 10
    ? `${letters.slice(0, 3).join('')}${STARS}${letters.slice(-4).join('')}`
    : `${letters[0]}${STARS}`;
};
const maskEmail = (email: string) => {
  const index = email.lastIndexOf('@');
  return index > 0 ? `${[...email][0]}***${email.slice(index)}` : '***';
};
const maskAddress = (address: string) => {
  const letters = [...address];
  return `${letters.slice(0, Math.min(6, Math.floor(letters.length / 3))).join('')}***`;
};

const MASKS: Record<PersonalKind, (text: string) => string> = {
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
};

/** The record with its personal fields masked; empty fields stay empty. */
export const maskPersonal = <T extends object>(record: T): T => {
  const masked = { ...record } as Record<string, unknown>;
  for (const [field, kind] of PERSONAL_FIELDS) {
    const text = masked[field];
    if (typeof text === 'string' && text !== '') masked[field] = MASKS[kind](text);
  }
  return masked as T;
};

/** A search text is masked where it may be personal data: an e-mail, or nothing but a number of four digits or more. */
const maskSearch = (text: string): string => {
  if (text.includes('@')) return maskEmail(text);
  const isNumber = /^[\d\s()+-]+$/.test(text) && text.replace(/\D/g, '').length >= 4;
  return isNumber ? maskPhone(text) : text;
};

/** `phone_gte` → `phone` */
const fieldOf = (key: string) => key.replace(/_(gte|lte|gt|lt|neq)$/, '');

const maskIn = (key: string): ((text: string) => string) | undefined => {
  const kind = PERSONAL_FIELDS.get(fieldOf(key));
  return kind ? MASKS[kind] : key === 'q' ? maskSearch : undefined;
};

/** Masks personal fields and search texts of an activity entry, at any depth: a filter is an object in the entry. */
export const maskPersonalDeep = (value: unknown, mask?: (text: string) => string): unknown => {
  if (typeof value === 'string') return mask && value !== '' ? mask(value) : value;
  if (Array.isArray(value)) return value.map((item) => maskPersonalDeep(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, maskPersonalDeep(item, maskIn(key) ?? mask)]),
  );
};
