/** On which tickets of the last days the rule would have acted, as it stands in the form. */
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { DRY_RUN_DAYS, type RuleDryRun } from '#contract/service/ticketRules';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { RuleTickets } from './RuleTickets.tsx';
import { toWritten } from './sentRule.ts';

const Found = ({ found }: { found: RuleDryRun }) => {
  const translate = useTranslate();
  return (
    <>
      <Typography role="status" sx={{ my: 1 }}>
        {translate('ticketRules.wouldAct', { smart_count: found.tickets, days: DRY_RUN_DAYS })}
      </Typography>
      {found.isPart && <Typography>{translate('ticketRules.isPart')}</Typography>}
      <RuleTickets
        rows={found.latest.map(({ ticketId, ticketNumber, subject, at, times }) => ({
          key: ticketId,
          ticketId,
          ticketNumber,
          subject,
          facts: [
            <Instant key="at" at={at} />,
            times > 1 ? translate('ticketRules.times', { smart_count: times }) : null,
          ],
        }))}
      />
    </>
  );
};

export const DryRunSection = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { getValues } = useFormContext();
  const { run, pending } = useWork();
  const [found, setFound] = useState<RuleDryRun>();
  const { canAccess } = useCanAccess({ resource: 'ticketRules', action: 'dryRun' });
  if (!canAccess) return null;
  const tryOut = () =>
    void run(
      async () =>
        (await api.call<RuleDryRun>('POST', '/ticketRules/dryRun', toWritten(getValues()))).data,
      { onSuccess: setFound },
    );
  return (
    <Section title="ticketRules.sections.dryRun" help="ticketRules.help.dryRun">
      <Button variant="outlined" disabled={pending} onClick={tryOut}>
        {translate('ticketRules.tryOut')}
      </Button>
      {found && <Found found={found} />}
    </Section>
  );
};
