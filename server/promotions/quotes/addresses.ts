/** Identifies people by their e-mail address or phone number, however they spell it. */
import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import {
  type CountryCode,
  getCountries,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/**
 * Providers whose rules are published and certain: names of one mailbox are one, the part after `+` is ignored, and at
 * Google dots are too. Elsewhere every difference in the local part may be another person.
 */
const PROVIDERS: Record<string, { name: string; ignoresDots?: boolean }> = {
  'gmail.com': { name: 'gmail.com', ignoresDots: true },
  'googlemail.com': { name: 'gmail.com', ignoresDots: true },
  'icloud.com': { name: 'icloud.com' },
  'me.com': { name: 'icloud.com' },
  'mac.com': { name: 'icloud.com' },
  'outlook.com': { name: 'outlook.com' },
  'hotmail.com': { name: 'hotmail.com' },
  'live.com': { name: 'live.com' },
  'proton.me': { name: 'proton.me' },
  'protonmail.com': { name: 'proton.me' },
  'pm.me': { name: 'proton.me' },
  'fastmail.com': { name: 'fastmail.com' },
};

const normalizedEmail = (text: string): string | null => {
  const [, local = '', domain = ''] =
    /^(.*)@([^@]*)$/u.exec(/<([^<>]*)>/u.exec(text)?.[1] ?? text) ?? [];
  const host = domainToASCII(domain.replace(/\.+$/u, ''));
  if (local === '' || host === '') return null;
  const provider = Object.hasOwn(PROVIDERS, host) ? PROVIDERS[host] : undefined;
  if (!provider) return `${local}@${host}`;
  const [mailbox = ''] = local.split('+');
  return `${provider.ignoresDots ? mailbox.replaceAll('.', '') : mailbox}@${provider.name}`;
};

const normalizedPhone = (text: string, country: CountryCode | undefined): string | null =>
  parsePhoneNumberFromString(text, country)?.number ??
  (text.replace(/[^\p{L}\p{N}]/gu, '') || null);

/**
 * An address or number in one spelling: `Ann <ANN@Shop.com>` and `ann@shop.com`, or in China `+86 138 0013 8000` and
 * `13800138000`. Numbers are completed with the country; null where nothing is left.
 */
export const normalizedAddress = (
  address: string,
  country: CountryCode | undefined,
): string | null => {
  const text = address.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  return text.includes('@')
    ? normalizedEmail(text.toLowerCase().replace(/\s/gu, ''))
    : normalizedPhone(text, country);
};

/** A number without a country code in the spelling of every country, as a guest may have given it; none of an address. */
export const numberAnywhere = (contact: string): string[] =>
  contact.includes('@')
    ? []
    : [...new Set(getCountries().flatMap((country) => normalizedAddress(contact, country) ?? []))];

/** The country with this code, in any case; undefined for anything else. */
export const countryOf = (code: string | null): CountryCode | undefined => {
  const upper = code?.trim().toUpperCase();
  return upper && isSupportedCountry(upper) ? upper : undefined;
};

/** Addresses and numbers are stored as hashes only. */
export const contactHash = (address: string): string =>
  createHash('sha256').update(address).digest('base64url').slice(0, 22);
