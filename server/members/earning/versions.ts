/** The versions of the programme as earning asks for them. Pure. */
import type { ProgrammeTerms } from '#contract/members/programme';
import { versionAt } from '#rules/platform/versions';
import { DAY_MS } from '#shared/days';
import type { ApprovedVersion } from '../programme/load.ts';

/** All approved versions; terms of each never change. */
export class Programme {
  constructor(readonly versions: readonly ApprovedVersion[]) {}

  /** Before it nothing is earned. */
  get startsAt(): number {
    return Math.min(...this.versions.map(({ startsAt }) => startsAt));
  }
  at(instant: number): ApprovedVersion | null {
    return versionAt(this.versions, instant);
  }
  byNumber(number: number): ApprovedVersion | null {
    return this.versions.find((version) => version.number === number) ?? null;
  }
  /** The keys of rules of which some version has a budget. */
  get budgeted(): ReadonlySet<string> {
    return new Set(
      this.versions.flatMap(({ terms }) =>
        terms.earnRules.filter(({ caps }) => caps.budget !== null).map(({ key }) => key),
      ),
    );
  }
}

/** Whether it happened so long before it was recorded that a person has to approve what it earns. */
export const isLate = (
  { maxBackdateDays }: Pick<ProgrammeTerms, 'maxBackdateDays'>,
  occurredAt: number,
  now: number,
): boolean => now - occurredAt > maxBackdateDays * DAY_MS;

export const benefitsOf = ({ levels }: Pick<ProgrammeTerms, 'levels'>, level: string | null) =>
  levels.find(({ key }) => key === level)?.benefits ?? null;

/**
 * The level by which something is rewarded that a shopper did before being known as a member: once a programme is in force,
 * whoever buys or does something has its lowest level, whenever that becomes known.
 */
export const levelOrLowest = (
  level: string | null,
  { terms: { levels } }: { terms: Pick<ProgrammeTerms, 'levels'> },
): string | null => level ?? levels[0]?.key ?? null;
