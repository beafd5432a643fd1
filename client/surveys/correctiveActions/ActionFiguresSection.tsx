/** How many actions helped, and for how long others have been open; each figure leads to its rows. */
import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { LinkBase, useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { ActionFigures } from '#contract/surveys/correctiveActions';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

const useFigures = (isAsked: boolean) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['correctiveActions', 'figures'],
    queryFn: async ({ signal }) =>
      (await api.call<ActionFigures>('GET', '/correctiveActions/figures', undefined, signal)).data,
    enabled: isAsked,
  }).data;
};

export const ActionFiguresSection = () => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const { canAccess = false } = useCanAccess({
    resource: 'correctiveActions',
    action: 'figures',
  });
  const figures = useFigures(canAccess);
  if (!figures) return null;
  const { rate, effective, checked, checkedFrom, open, overdue } = figures;
  const rows = (filter: object, n: number) => (
    <LinkBase to={listLink('correctiveActions', { filter })}>{count(n)}</LinkBase>
  );
  const recent = { lastCheckedAt_gte: checkedFrom };
  return (
    <Section title="correctiveActions.sections.figures" help="correctiveActions.figuresHelp">
      <Typography sx={{ mb: 1 }}>
        {rate === null
          ? translate('correctiveActions.noneChecked')
          : [text.value(rate, 'rate'), text.interval(rate, 'rate')].join(
              translate('layout.partSeparator'),
            )}
      </Typography>
      <Facts
        facts={[
          {
            label: 'correctiveActions.outcomes.effective',
            value: rows({ ...recent, lastVerdict: 'effective' }, effective),
          },
          {
            label: 'correctiveActions.outcomes.notEffective',
            value: rows({ ...recent, lastVerdict: 'notEffective' }, checked - effective),
          },
          ...open.map(({ band, n }) => ({
            label: `correctiveActions.ages.${band}`,
            value: rows({ ageBand: band }, n),
          })),
          { label: 'correctiveActions.overdue', value: rows({ isOverdue: true }, overdue) },
        ]}
      />
    </Section>
  );
};
