/** A version of the members' programme as it is when it has been approved. */
import type * as z from 'zod';
import type { EarnRule } from '#contract/members/earnRules';
import { ProgrammeTerms } from '#contract/members/programme';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';

export type TermsDraft = Partial<Omit<z.input<typeof ProgrammeTerms>, 'earnRules'>> & {
  earnRules?: (Partial<z.input<typeof EarnRule>> & { key: string })[];
};

/** One point for each 1.00, at once and for ever, unless the draft says otherwise. */
export const programmeTerms = ({ earnRules, ...more }: TermsDraft = {}): ProgrammeTerms =>
  ProgrammeTerms.parse({
    names: { en: 'Members' },
    levels: [{ key: 'starter' }],
    expiry: { kind: 'never' },
    returns: {},
    ...more,
    earnRules: (earnRules ?? [{ key: 'spend' }]).map((rule) => ({
      names: { en: rule.key },
      trigger: 'order',
      formula: { kind: 'proportional', points: 1, per: 100 },
      ...rule,
    })),
  });

export const approveProgramme = (
  connection: Connection,
  { number = 1, startsAt, ...draft }: TermsDraft & { number?: number; startsAt: number },
) =>
  connection.transaction((tx) =>
    insertRows(tx, programmeVersions, [
      {
        number,
        state: 'approved' as const,
        terms: programmeTerms(draft),
        startsAt,
        authorName: 'Marketer',
        authorIds: [],
        approverName: 'Manager',
        decidedAt: startsAt,
        createdAt: startsAt,
        updatedAt: startsAt,
      },
    ]),
  );
