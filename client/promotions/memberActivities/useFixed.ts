/** What of an activity stays once somebody has entered, by the rule that the server asks, and why. */
import { useRecordContext } from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { FIXED_FIELDS, type FixedField, isEntered } from '#rules/promotions/memberActivities';

export const useIsEntered = (): boolean => {
  const { id, lastNumber = 0 } = useRecordContext<Partial<MemberActivity>>() ?? {};
  return id !== undefined && isEntered({ lastNumber });
};

/** Props of the input of a field: with this help, or locked with the reason. */
export const useFixed = () => {
  const entered = useIsEntered();
  return (field: FixedField, helperText: string | false) =>
    entered && FIXED_FIELDS.includes(field)
      ? { readOnly: true, helperText: 'memberActivities.errors.fixed' }
      : { readOnly: false, helperText };
};
