/** What two records say differently: that of the member who stays counts. Pure. */
import { type Conflict, CONFLICTS, type RecordSummary } from '#contract/members/merges';

interface Side {
  summary: Pick<RecordSummary, 'level' | 'birthday' | 'marketingConsent' | 'balance'>;
  /** Whether staff gave a level that still holds. */
  hasOverride: boolean;
  /** Whether the member was told that points will be cleared. */
  hasReset: boolean;
}

export const conflictsOf = (member: Side, record: Side): Conflict[] => {
  const differ = <K extends 'level' | 'birthday' | 'marketingConsent'>(field: K) =>
    record.summary[field] !== null && record.summary[field] !== member.summary[field];
  const found: Record<Conflict, boolean> = {
    level: differ('level'),
    override: record.hasOverride,
    birthday: differ('birthday'),
    consent: differ('marketingConsent'),
    reset: member.hasReset || record.hasReset,
    holds: record.summary.balance.held > 0,
    arrears: member.summary.balance.arrears > 0 || record.summary.balance.arrears > 0,
  };
  return CONFLICTS.filter((name) => found[name]);
};
