/** What an action asks for that needs nothing but the version. */
import * as z from 'zod';
import { caseAction } from './caseKinds.ts';

export const NOTHING = z.strictObject({});
export const plainAction = caseAction({ input: NOTHING });
