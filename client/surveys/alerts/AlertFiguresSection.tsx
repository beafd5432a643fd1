/** What becomes of alerts: each figure leads to its rows of the list. */
import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { LinkBase, useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { AlertFigures, AlertShare } from '#contract/surveys/alertFigures';
import type { CountedAlerts } from '#contract/surveys/alerts';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { useDuration } from '../../service/shared/useDuration.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { type Fact, Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

const useFigures = (isAsked: boolean) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['surveyAlerts', 'figures'],
    queryFn: async ({ signal }) =>
      (await api.call<AlertFigures>('GET', '/surveyAlerts/figures', undefined, signal)).data,
    enabled: isAsked,
  }).data;
};

interface RowsProps {
  figures: AlertFigures;
  counted: CountedAlerts;
  n: number;
  rootCauseId?: number;
}
const Rows = ({ figures: { answeredFrom }, counted, n, rootCauseId }: RowsProps) => {
  const count = useCount();
  const filter = { answeredAt_gte: answeredFrom, counted, ...(rootCauseId && { rootCauseId }) };
  return (
    <LinkBase
      to={listLink('surveyAlerts', {
        filter,
        sort: counted === 'contacted' ? ['contactMinutes', 'ASC'] : ['answeredAt', 'DESC'],
      })}
    >
      {count(n)}
    </LinkBase>
  );
};

interface ShareProps {
  figures: AlertFigures;
  share: AlertShare;
  part: CountedAlerts;
  whole: CountedAlerts;
  rootCauseId?: number;
}
/** `67% · 35 to 88 · 6 / 9`, where both numbers lead to their rows. */
const Share = ({ figures, share: { part: n, n: all, rate }, part, whole, ...of }: ShareProps) => {
  const text = useFigureText();
  return (
    <>
      {rate === null ? '–' : `${text.value(rate, 'rate')} · ${text.interval(rate, 'rate')}`}
      {' · '}
      <Rows figures={figures} counted={part} n={n} {...of} />
      {' / '}
      <Rows figures={figures} counted={whole} n={all} {...of} />
    </>
  );
};

const ContactTimes = ({ figures }: { figures: AlertFigures }) => {
  const translate = useTranslate();
  const duration = useDuration();
  const { n, median, p90 } = figures.contact;
  const time = (minutes: number | null) => (minutes === null ? '–' : duration(minutes));
  return (
    <>
      {translate('surveyAlerts.figures.times', { median: time(median), p90: time(p90) })}
      {' · '}
      <Rows figures={figures} counted="contacted" n={n} />
    </>
  );
};

export const AlertFiguresSection = () => {
  const toText = useLocalize();
  const { canAccess = false } = useCanAccess({ resource: 'surveyAlerts', action: 'figures' });
  const figures = useFigures(canAccess);
  if (!figures) return null;
  const { closed, recovered, causes } = figures;
  const facts: Fact[] = [
    {
      label: 'surveyAlerts.figures.closed',
      value: <Share figures={figures} share={closed} part="closed" whole="raised" />,
    },
    { label: 'surveyAlerts.figures.contact', value: <ContactTimes figures={figures} /> },
    {
      label: 'surveyAlerts.figures.recovered',
      value: <Share figures={figures} share={recovered} part="recovered" whole="answered" />,
    },
  ];
  const repeats = causes.map(({ rootCauseId, names, ...share }): Fact => ({
    label: toText(names),
    value: (
      <Share
        figures={figures}
        share={share}
        part="repeated"
        whole="caused"
        rootCauseId={rootCauseId}
      />
    ),
  }));
  return (
    <Box sx={{ mt: 2 }}>
      <Section title="surveyAlerts.figures.title" help="surveyAlerts.figures.help">
        <Facts facts={facts} />
      </Section>
      <Section title="surveyAlerts.figures.repeats" help="surveyAlerts.figures.repeatsHelp">
        <Facts
          facts={
            repeats.length > 0 ? repeats : [{ label: 'surveyAlerts.figures.causes', value: '–' }]
          }
        />
      </Section>
    </Box>
  );
};
