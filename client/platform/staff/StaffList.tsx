import { BooleanInput, DataTable, SelectInput, useTranslate } from 'react-admin';
import { ROLES } from '#contract/platform/access';
import type { StaffMember } from '#contract/platform/staff';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useAccount } from '../shared/useAccount.ts';
import { InviteButton } from './InviteButton.tsx';
import { OpenInvitations } from './OpenInvitations.tsx';
import { ActiveChip, RoleName, SecondFactor } from './StaffChips.tsx';

const Column = DataTable.Col<StaffMember>;

const Name = ({ id, name }: StaffMember) => {
  const translate = useTranslate();
  const account = useAccount();
  return (
    <>
      {name} {account?.id === id && translate('staff.you')}
    </>
  );
};

const useFilters = () => {
  const translate = useTranslate();
  return [
    <SelectInput
      key="role"
      source="role"
      choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}`) }))}
    />,
    <BooleanInput key="active" source="active" label="staff.active" defaultValue />,
  ];
};

const StaffList = () => (
  <>
    <ListPage
      filters={useFilters()}
      sort={{ field: 'name', order: 'ASC' }}
      actions={<InviteButton />}
      exportName={false}
    >
      <ResponsiveTable<StaffMember>
        bulkActionButtons={false}
        card={{
          title: (person) => <Name {...person} />,
          aside: ({ active }) => <ActiveChip active={active} />,
          lines: (person) => [person.email, <RoleName key="role" role={person.role} />],
        }}
      >
        <Column
          source="name"
          render={(person) => (
            <RecordLink>
              <Name {...person} />
            </RecordLink>
          )}
        />
        <Column source="email" />
        <Column source="role" render={({ role }) => <RoleName role={role} />} />
        <Column source="active" render={({ active }) => <ActiveChip active={active} />} />
        <Column
          source="twoFactorEnabled"
          render={(person) => <SecondFactor twoFactorEnabled={person.twoFactorEnabled} />}
        />
        <Column
          source="lastLoginAt"
          render={({ lastLoginAt }) => <Instant at={lastLoginAt} isRelative />}
        />
      </ResponsiveTable>
    </ListPage>
    <OpenInvitations />
  </>
);

export default StaffList;
