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
