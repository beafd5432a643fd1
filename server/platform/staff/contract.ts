import * as z from 'zod';
import { requiredText } from '#shared/fields';
import { PASSWORD_MIN, type Role, ROLES } from '#contract/platform/access';

export const StaffInput = z.object({ name: requiredText(80), role: z.enum(ROLES) });
export const InvitationInput = z.object({
  email: z.email().max(200).toLowerCase(),
  role: z.enum(ROLES),
});
/** How long a one-time link is valid. */
export const INVITATION_HOURS = 72;

/** A member of staff as shown in lists and pages; never contains credentials. Instants are UTC ms. */
export interface StaffMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  twoFactorEnabled: boolean;
  lastLoginAt: number | null;
  createdAt: number;
  version: number;
}

/** An invitation that has not been accepted; its link is only returned when it is created. */
export interface Invitation {
  id: number;
  email: string;
  role: Role;
  expiresAt: number;
  createdAt: number;
}
/** `link` is the path of the page for accepting it, with the one-time token. */
export type InvitationLink = Invitation & { link: string };

/** How long a link for a new password is valid. */
export const PASSWORD_LINK_MINUTES = 60;

/** `link` is the path of the page for choosing the password, with the one-time token; `expiresAt` in UTC ms. */
export interface PasswordLink {
  link: string;
  expiresAt: number;
}

/** What such a link shows: whose password it changes. */
export interface PasswordOffer {
  storeName: string;
  email: string;
}

export const password = () => z.string().min(PASSWORD_MIN).max(128);

/** `email` only for the first owner's link, which has no address. */
export const AcceptInvitation = z.strictObject({
  name: requiredText(80),
  email: z.email().max(200).toLowerCase().optional(),
  password: password(),
});

export const NewPassword = z.strictObject({ password: password() });

/** Of a verb that needs nothing but its record. */
export const NoFields = z.strictObject({});
