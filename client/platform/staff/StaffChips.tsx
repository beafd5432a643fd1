import { useTranslate } from 'react-admin';
import type { StaffMember } from '#contract/platform/staff';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

export const ActiveChip = ({ active }: { active: boolean }) => (
  <StatusChip
    tone={active ? 'good' : 'neutral'}
    label={active ? 'staff.active' : 'staff.deactivated'}
  />
);

export const RoleName = ({ role }: Pick<StaffMember, 'role'>) => (
  <>{useTranslate()(`roles.${role}`)}</>
);

export const SecondFactor = ({ twoFactorEnabled }: Pick<StaffMember, 'twoFactorEnabled'>) => (
  <>{useTranslate()(twoFactorEnabled ? 'staff.yes' : 'staff.no')}</>
);
