import { z } from 'zod';
import { requiredText } from '#contract/http';
import { ROLES } from '#contract/access';

export const StaffInput = z.object({ name: requiredText(80), role: z.enum(ROLES) });
export const InvitationInput = z.object({ email: z.email().max(200).toLowerCase(), role: z.enum(ROLES) });
/** How long a one-time link stays good. */
export const INVITATION_HOURS = 72;
