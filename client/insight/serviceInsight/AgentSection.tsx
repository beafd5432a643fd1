/** What each member of staff has to do now, and resolved in the period. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AgentLoad, AgentReport } from '#contract/insight/serviceInsight';
import { resolvedFilter } from '#rules/insight/serviceInsight';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useInstant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { csvOf } from '../../ui/csv.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { Behind } from './Behind.tsx';
import { useServiceReport } from './useServiceReport.ts';

const HEAD = ['agent', 'open', 'overdue', 'resolved'] as const;

const usePresence = () => {
  const translate = useTranslate();
  const instant = useInstant();
  return ({ isPresent, absentUntil }: AgentLoad): string => {
    if (absentUntil !== null)
      return translate('serviceInsight.absentUntil', { at: instant(absentUntil) });
    return translate(isPresent ? 'serviceInsight.present' : 'serviceInsight.notPresent');
  };
};

const Report = ({ report }: { report: AgentReport }) => {
  const translate = useTranslate();
  const presence = usePresence();
  return (
    <FigureTable
      label={translate('serviceInsight.agentTitle')}
      head={HEAD.map((column) => translate(`serviceInsight.head.${column}`))}
      lines={report.agents.map((agent) => {
        const { id: assigneeId, name, open, overdue, resolved } = agent;
        return {
          key: assigneeId,
          name: (
            <>
              {name ?? '–'}
              <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{presence(agent)}</Box>
            </>
          ),
          cells: [
            <Behind
              key="open"
              resource="tickets"
              count={open}
              filter={{ assigneeId, isLive: true }}
            />,
            <Behind
              key="overdue"
              resource="tickets"
              count={overdue}
              filter={{ assigneeId, due: 'overdue' }}
            />,
            <Behind
              key="resolved"
              resource="tickets"
              count={resolved}
              filter={{ assigneeId, ...resolvedFilter(report) }}
            />,
          ],
        };
      })}
    />
  );
};

export const AgentSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const query = useServiceReport<AgentReport>('agents', asked);
  const { data } = query;
  const csv = ({ agents }: AgentReport) =>
    csvOf([
      HEAD.map((column) => translate(`serviceInsight.head.${column}`)),
      ...agents.map(({ name, open, overdue, resolved }) => [
        name ?? '–',
        ...[open, overdue, resolved].map(String),
      ]),
    ]);
  return (
    <Section
      title="serviceInsight.agentTitle"
      help="serviceInsight.agentHelp"
      actions={
        data && (
          <FigureVerbs fileName={`agents-${addDays(asked.to, -1)}.csv`} csv={() => csv(data)} />
        )
      }
    >
      {data ? <Report report={data} /> : <Loading query={query} height={240} />}
    </Section>
  );
};
