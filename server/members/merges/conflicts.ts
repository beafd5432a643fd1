/** What two records say differently: that of the member who stays counts. Pure. */
import { type Conflict, CONFLICTS, type RecordStand } from '#contract/members/merges';

interface Side {
  stand: Pick<RecordStand, 'level' | 'birthday' | 'marketingConsent' | 'balance'>;
  /** Whether staff gave a level that still holds. */
  hasOverride: boolean;
  /** Whether the member was told that points will be cleared. */
  hasReset: boolean;
}

export const conflictsOf = (member: Side, record: Side): Conflict[] => {
  const differ = <K extends 'level' | 'birthday' | 'marketingConsent'>(field: K) =>
    record.stand[field] !== null && record.stand[field] !== member.stand[field];
  const found: Record<Conflict, boolean> = {
    level: differ('level'),
    override: record.hasOverride,
    birthday: differ('birthday'),
    consent: differ('marketingConsent'),
    reset: member.hasReset || record.hasReset,
    holds: record.stand.balance.held > 0,
    arrears: member.stand.balance.arrears > 0 || record.stand.balance.arrears > 0,
  };
  return CONFLICTS.filter((name) => found[name]);
};
