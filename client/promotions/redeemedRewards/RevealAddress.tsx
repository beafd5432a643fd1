/** Where a gift goes: masked, unless the role needs it or somebody said why. */
import Visibility from '@mui/icons-material/VisibilityOutlined';
import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import type { Api } from '../../api.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';

type Address = Pick<RedeemedReward, 'id' | 'recipient' | 'phone' | 'address'>;
const FIELDS = ['recipient', 'phone', 'address'] as const;

export const RevealAddress = ({ row }: { row: RedeemedReward }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const account = useAccount();
  const [revealed, setRevealed] = useState<Address>();
  const { canAccess } = useCanAccess({ resource: 'redeemedRewards', action: 'reveal' });
  const seesAll = account !== undefined && can(account.role, 'members', 'personal');
  const shown = revealed?.id === row.id ? revealed : row;
  const isMasked = !seesAll && shown === row && Boolean(row.phone ?? row.address);
  const reveal: Verb = {
    key: 'reveal',
    label: 'redeemedRewards.reveal.verb',
    icon: <Visibility />,
    confirm: () => ({
      title: 'redeemedRewards.reveal.title',
      lines: [translate('redeemedRewards.reveal.text')],
      reason: 'required',
      perform: async (reason) => {
        const { data } = await api.act<Address>('redeemedRewards', row.id, 'reveal', { reason });
        setRevealed(data);
      },
      // A refresh of the page would not mask it again: what was shown is kept here.
      onSuccess: () => void client.invalidateQueries({ queryKey: ['redeemedRewards', 'history'] }),
    }),
  };
  return (
    <Section title="redeemedRewards.sections.address">
      <Facts
        facts={FIELDS.map((field) => ({
          label: `resources.redeemedRewards.fields.${field}`,
          value: shown[field],
        }))}
      />
      {isMasked && canAccess && (
        <Box sx={{ mt: 1.5 }}>
          <VerbBar verbs={[reveal]} />
        </Box>
      )}
    </Section>
  );
};
