/** What staff wrote of a refund is about its customer: shown to whoever may grant refunds, and hidden from other roles. */
import { can } from '#contract/platform/access';
import type { Context } from '../../platform/http/context.ts';

/** As a masked field: that something was written can be seen. */
const MASKED = '****';
export const STAFF_WORDS = ['note', 'decision'] as const;

export const seesStaffWords = ({ role }: Pick<Context, 'role'>): boolean =>
  role !== null && can(role, 'refunds', 'create');

export const maskStaffWords = <T extends object>(
  context: Pick<Context, 'role'>,
  rows: readonly T[],
): T[] =>
  seesStaffWords(context)
    ? [...rows]
    : rows.map((row) => {
        const masked: Record<string, unknown> = {};
        for (const [name, value] of Object.entries(row))
          if (STAFF_WORDS.some((one) => one === name) && value !== null) masked[name] = MASKED;
        return { ...row, ...masked };
      });
