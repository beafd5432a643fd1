/** What the rule has done: the newest runs, each with its ticket. */
import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { RuleResult, RuleRun, TicketRule } from '#contract/service/ticketRules';
import type { Api } from '../../api.ts';
import { LoadError } from '../../ui/feedback/Loading.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { RuleTickets } from './RuleTickets.tsx';

const useResultText = () => {
  const translate = useTranslate();
  return ({ action, error }: RuleResult): string => {
    const done = translate(`ticketRules.actions.${action}`);
    return error === null
      ? done
      : translate('ticketRules.notDone', { action: done, reason: translate(error, { _: error }) });
  };
};

export const RunsSection = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const resultText = useResultText();
  const rule = useRecordContext<TicketRule>();
  const id = rule?.id;
  const { data, error, refetch } = useQuery({
    queryKey: ['ticketRules', 'runs', id],
    queryFn: async ({ signal }) =>
      (await api.call<RuleRun[]>('GET', `/ticketRules/${id}/runs`, undefined, signal)).data,
    enabled: id !== undefined,
  });
  return (
    <Section title="ticketRules.sections.runs" help="ticketRules.help.runs">
      {error && !data && <LoadError error={error} onRetry={refetch} />}
      {data?.length === 0 && <Typography>{translate('ticketRules.noRuns')}</Typography>}
      <RuleTickets
        rows={(data ?? []).map((run) => ({
          key: run.id,
          ticketId: run.ticketId,
          ticketNumber: run.ticketNumber,
          subject: run.subject,
          facts: [
            <Instant key="at" at={run.at} />,
            run.results.map(resultText).join(translate('layout.listSeparator')),
          ],
        }))}
      />
    </Section>
  );
};
