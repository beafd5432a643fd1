/** What a role that does not need personal data sees of it. Pure. */
import { PERSONAL_FIELDS } from '#contract/members/members';

type Personal = Partial<Record<(typeof PERSONAL_FIELDS)[number], unknown>>;

/** Always as many stars, so that a mask does not tell how long the text is. */
const STARS = '****';

const maskPhone = (phone: string) => {
  const letters = [...phone];
  // Enough to tell two members apart, never most of a short number.
  return letters.length >= 10
    ? `${letters.slice(0, 3).join('')}${STARS}${letters.slice(-4).join('')}`
    : `${letters[0]}${STARS}`;
};
const maskEmail = (email: string) => {
  const at = email.lastIndexOf('@');
  return at > 0 ? `${[...email][0]}***${email.slice(at)}` : '***';
};
const maskAddress = (address: string) => {
  const letters = [...address];
  return `${letters.slice(0, Math.min(6, Math.floor(letters.length / 3))).join('')}***`;
};

const MASKS: Record<(typeof PERSONAL_FIELDS)[number], (text: string) => string> = {
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
};

/** The record with its personal fields masked; empty ones stay empty. */
export const maskPersonal = <T extends Personal>(record: T): T => {
  const masked = { ...record };
  for (const field of PERSONAL_FIELDS) {
    const text = record[field];
    if (typeof text === 'string' && text !== '') masked[field] = MASKS[field](text);
  }
  return masked;
};
