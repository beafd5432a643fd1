/** Identifies guests by their e-mail address or phone number. */
import { createHash } from 'node:crypto';

/** Number of last digits that identify a phone number, with or without a country code. */
const PHONE_DIGITS = 10;

/**
 * An e-mail address or phone number in its normalised form, so that limits also apply when a guest writes it
 * differently: `Ann <Ann+1@Shop.com>` or `ann@shop.com`, `+86 138 0013 8000` or `13800138000`.
 */
export const normalizedGuest = (guest: string): string => {
  const text = guest
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');
  if (!text.includes('@')) {
    const digits = text.replace(/\D/g, '');
    return digits.length >= PHONE_DIGITS
      ? digits.slice(-PHONE_DIGITS)
      : text.replace(/[^\p{L}\p{N}]/gu, '');
  }
  const [local = '', domain = ''] = (/<([^<>]*)>/.exec(text)?.[1] ?? text).split(/@(?=[^@]*$)/);
  return `${local.replace(/\+.*$/, '')}@${domain.replace(/\.+$/, '')}`;
};
export const hashOf = (text: string) =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);
