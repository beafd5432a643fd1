/** What became of invitations, and how long members sign in day after day. */
import { Link, Typography } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import { FUNNEL_STEPS, type ReferralReport, type SignInReport } from '#contract/insight/programme';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useShare } from '../../ui/record/share.ts';
import { csvOf } from '../../ui/csv.ts';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { funnelLink, rejectedLink, signInLink } from './figures.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { ReadAt } from './ReadAt.tsx';
import { useReport } from './useReport.ts';

const Funnel = ({ report }: { report: ReferralReport }) => {
  const translate = useTranslate();
  const count = useCount();
  const share = useShare();
  const { Link: RouterLink } = useRouterProvider();
  const { steps, rejected } = report;
  const linked = (address: string, name: string) => (
    <Link component={RouterLink} to={address}>
      {name}
    </Link>
  );
  return (
    <>
      <FigureTable
        label={translate('programmeInsight.referrals.title')}
        head={['step', 'count', 'share'].map((column) =>
          translate(`programmeInsight.referrals.${column}`),
        )}
        lines={FUNNEL_STEPS.map((step) => ({
          key: step,
          name: linked(
            funnelLink(step, report),
            translate(`programmeInsight.referrals.steps.${step}`),
          ),
          cells: [count(steps[step]), share(steps[step], steps.invited)],
        }))}
      />
      {rejected.length > 0 && (
        <>
          <Typography sx={{ mt: 1.5 }}>
            {translate('programmeInsight.referrals.rejected')}
          </Typography>
          <FigureTable
            label={translate('programmeInsight.referrals.rejected')}
            head={['reason', 'count'].map((column) =>
              translate(`programmeInsight.referrals.${column}`),
            )}
            lines={rejected.map(({ reason, referrals }) => ({
              key: reason,
              name: linked(rejectedLink(reason, report), translate(`referrals.reasons.${reason}`)),
              cells: [count(referrals)],
            }))}
          />
        </>
      )}
      <ReadAt report={report} />
    </>
  );
};

export const ReferralSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const query = useReport<ReferralReport>('referrals', asked);
  const { data } = query;
  const csv = ({ steps }: ReferralReport) =>
    csvOf([
      ['step', 'count'].map((column) => translate(`programmeInsight.referrals.${column}`)),
      ...FUNNEL_STEPS.map((step) => [
        translate(`programmeInsight.referrals.steps.${step}`),
        String(steps[step]),
      ]),
    ]);
  return (
    <Section
      title="programmeInsight.referrals.title"
      help="programmeInsight.referrals.help"
      actions={
        data && (
          <FigureVerbs
            fileName={`referrals-${asked.from}-${addDays(asked.to, -1)}.csv`}
            csv={() => csv(data)}
          />
        )
      }
    >
      {data ? <Funnel report={data} /> : <Loading query={query} height={240} />}
    </Section>
  );
};

const useBandName = () => {
  const translate = useTranslate();
  return ({ from, to }: SignInReport['bands'][number]) =>
    to === null
      ? translate('programmeInsight.signIns.open', { from })
      : from === to
        ? translate('programmeInsight.signIns.single', { smart_count: from })
        : translate('programmeInsight.signIns.band', { from, to });
};

export const SignInSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const count = useCount();
  const share = useShare();
  const bandName = useBandName();
  const { Link: RouterLink } = useRouterProvider();
  const query = useReport<SignInReport>('signIns', asked);
  const { data } = query;
  const csv = ({ bands }: SignInReport) =>
    csvOf([
      ['streak', 'members'].map((column) => translate(`programmeInsight.signIns.${column}`)),
      ...bands.map((band) => [bandName(band), String(band.members)]),
    ]);
  return (
    <Section
      title="programmeInsight.signIns.title"
      help="programmeInsight.signIns.help"
      actions={
        data && (
          <FigureVerbs
            fileName={`sign-ins-${asked.from}-${addDays(asked.to, -1)}.csv`}
            csv={() => csv(data)}
          />
        )
      }
    >
      {data ? (
        <>
          <Typography variant="h3" component="p" sx={{ mb: 1 }}>
            <Link component={RouterLink} to={signInLink(asked)}>
              {translate('programmeInsight.signIns.answer', {
                members: count(data.members),
                days: count(data.days),
              })}
            </Link>
          </Typography>
          <FigureTable
            label={translate('programmeInsight.signIns.title')}
            head={['streak', 'members', 'share'].map((column) =>
              translate(`programmeInsight.signIns.${column}`),
            )}
            lines={data.bands.map((band) => ({
              key: String(band.from),
              name: bandName(band),
              cells: [count(band.members), share(band.members, data.members)],
            }))}
          />
          <ReadAt report={data} />
        </>
      ) : (
        <Loading query={query} height={240} />
      )}
    </Section>
  );
};
