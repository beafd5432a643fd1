/** Secret links by which customers follow their ticket, or open one. */
import * as z from 'zod';
import { count, id, instant, keyText, orDefault, reference } from '#shared/fields';
import { keyOrNull } from '#shared/sentFields';
import { LANGUAGES } from '#shared/localization';

export const LINK_DAYS = 30;
const days = () => orDefault(count(1, 90), LINK_DAYS);
/** Of the page, unless the customer's browser asks for another one. */
const language = () => orDefault(z.enum(LANGUAGES).nullable(), null);

export const CustomerLinkInput = z.strictObject({ days: days(), language: language() });
export type CustomerLinkInput = z.infer<typeof CustomerLinkInput>;

/** A link that is sent to the customer, in this language or the customer's own. */
export const CustomerLinkMessage = z.strictObject({ language: language() });
export type CustomerLinkMessage = z.infer<typeof CustomerLinkMessage>;

/** A link by which a customer opens a ticket. */
export const RequestLinkInput = CustomerLinkInput.extend({
  memberExternalId: keyText(120).min(1),
  /** What it is about; without it, the customer is not asked for goods. */
  orderExternalId: keyOrNull(120),
});
export type RequestLinkInput = z.infer<typeof RequestLinkInput>;

export const CustomerLinkNamed = z.strictObject({ linkId: reference('customerLinks') });
export type CustomerLinkNamed = z.infer<typeof CustomerLinkNamed>;

/** The only answer with the address. */
export interface NewCustomerLink {
  id: number;
  url: string;
  expiresAt: number;
}

export const CustomerLink = z.object({
  id: id(),
  createdBy: z.string(),
  createdAt: instant(),
  expiresAt: instant(),
  withdrawnAt: instant().nullable(),
  withdrawnBy: z.string().nullable(),
});
export type CustomerLink = z.infer<typeof CustomerLink>;
