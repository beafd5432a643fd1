/** Exports that are masked unless a person with a grant gives a reason. */
import * as z from 'zod';
import { requiredText } from '#shared/fields';

/** Why a file with personal data or codes in the clear is needed; it is logged. */
export const ClearReason = z.strictObject({ reason: requiredText(300) });
