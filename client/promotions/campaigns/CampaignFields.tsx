import { Alert, Box } from '@mui/material';
import {
  AutocompleteInput,
  required,
  TextInput,
  useCanAccess,
  useGetList,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Campaign } from '#contract/promotions/campaigns';
import type { StaffMember } from '#contract/platform/staff';
import { isUsedUp } from '#rules/promotions/promotions';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { EndInput } from '../../ui/form/EndInput.tsx';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { MoneyInput, useMoney } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';

const TWO = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
  alignItems: 'start',
};
const MOST = 200;
const orNull = (text: string | null) => text || null;

/** Whoever may see the staff chooses among them; others are its owner themselves, or leave it as it is. */
const useOwners = () => {
  const account = useAccount();
  const campaign = useRecordContext<Campaign>();
  const { canAccess = false } = useCanAccess({ resource: 'staff', action: 'list' });
  const query = useGetList<StaffMember>(
    'staff',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'name', order: 'ASC' },
      filter: { active: true },
    },
    { enabled: canAccess },
  );
  const known = new Map((query.data ?? []).map(({ id, name }) => [String(id), name]));
  if (account) known.set(account.id, account.name);
  if (campaign?.ownerId) known.set(campaign.ownerId, campaign.ownerName ?? '…');
  return { query, owners: [...known].map(([id, name]) => ({ id, name })) };
};

const OwnerInput = () => {
  const { query, owners } = useOwners();
  return (
    <AutocompleteInput
      source="ownerId"
      choices={owners}
      helperText={choicesHelp(query, false)}
      parse={orNull}
    />
  );
};

/** A budget of which as much or more is spent already stops all its promotions. */
const BudgetUsedUp = () => {
  const translate = useTranslate();
  const money = useMoney();
  const spent = useRecordContext<Campaign>()?.spent ?? 0;
  const budget = useWatch({ name: 'budget' }) as number | null | undefined;
  if (!isUsedUp(spent, budget ?? null)) return null;
  return (
    <Alert severity="warning" role="status">
      {translate('campaigns.budgetUsedUp', { spent: money(spent), budget: money(budget ?? 0) })}
    </Alert>
  );
};

export const CampaignFields = () => (
  <>
    <Section title="campaigns.sections.plan">
      <Box sx={TWO}>
        <TextInput
          source="name"
          validate={required()}
          helperText={false}
          parse={(text: string | null) => text ?? ''}
        />
        <OwnerInput />
        <TextInput source="theme" helperText={false} parse={orNull} />
      </Box>
      <TextInput
        source="goal"
        helperText="campaigns.goalHelp"
        multiline
        minRows={2}
        fullWidth
        parse={orNull}
      />
    </Section>
    <Section title="campaigns.sections.window">
      <Box sx={TWO}>
        <InstantInput source="startsAt" dayLabel="campaigns.from" timeLabel="campaigns.time" />
        <EndInput
          startSource="startsAt"
          source="endsAt"
          label="campaigns.lastDay"
          timeLabel="ui.endTime"
        />
      </Box>
    </Section>
    <Section title="campaigns.sections.money" help="campaigns.moneyHelp">
      <Box sx={TWO}>
        <MoneyInput source="budget" helperText="campaigns.budgetHelp" />
        <MoneyInput source="otherCost" helperText="campaigns.otherCostHelp" />
      </Box>
      <BudgetUsedUp />
    </Section>
  </>
);
