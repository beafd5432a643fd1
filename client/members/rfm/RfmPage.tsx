/** Members by their fifths of recency and frequency, and by what RFM calls them; each number leads to its members. */
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, Title, useDataProvider, useTranslate } from 'react-admin';
import { HIGH_SCORE, RFM_MONTHS, type RfmGrid } from '#contract/members/rfm';
import { RFM_GROUPS } from '#contract/members/segmentFacts';
import { highsOf } from '#rules/members/rfm';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';

const SCORES = [5, 4, 3, 2, 1] as const;

const Cells = ({ cells }: Pick<RfmGrid, 'cells'>) => {
  const translate = useTranslate();
  const count = useCount();
  const most = Math.max(1, ...cells.map(({ members }) => members));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate('rfm.grid')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('rfm.corner')}</TableCell>
            {SCORES.toReversed().map((frequency) => (
              <TableCell key={frequency} align="right">
                {translate('rfm.frequency', { n: frequency })}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {SCORES.map((recency) => (
            <TableRow key={recency}>
              <TableCell component="th" scope="row">
                {translate('rfm.recency', { n: recency })}
              </TableCell>
              {SCORES.toReversed().map((frequency) => {
                const cell = cells.find(
                  (one) => one.recency === recency && one.frequency === frequency,
                );
                const { members = 0, netSpend = 0 } = cell ?? {};
                const filter = { recencyScore: recency, frequencyScore: frequency };
                return (
                  <TableCell
                    key={frequency}
                    align="right"
                    sx={{
                      // Stronger where there are more members; the number says it too.
                      backgroundImage: (theme) =>
                        `linear-gradient(${theme.palette.action.selected}, ${theme.palette.action.selected})`,
                      backgroundSize: `${Math.round((members / most) * 100)}% 4px`,
                      backgroundRepeat: 'no-repeat',
                      backgroundPosition: 'left bottom',
                    }}
                  >
                    {members === 0 ? (
                      '–'
                    ) : (
                      <>
                        <Link to={listLink('members', { filter })}>
                          {translate('rfm.members', { smart_count: members, n: count(members) })}
                        </Link>
                        <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
                          <Money amount={netSpend} />
                        </Box>
                      </>
                    )}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

const Groups = ({ groups, members: all }: Pick<RfmGrid, 'groups' | 'members'>) => {
  const translate = useTranslate();
  const count = useCount();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('rfm.group')}</TableCell>
            <TableCell>{translate('rfm.means')}</TableCell>
            <TableCell align="right">{translate('rfm.of')}</TableCell>
            <TableCell align="right">{translate('rfm.netSpend')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {RFM_GROUPS.map((group) => {
            const { members = 0, netSpend = 0 } =
              groups.find(({ rfmGroup }) => rfmGroup === group) ?? {};
            const highs = highsOf(group).map((isHigh) =>
              translate(isHigh ? 'rfm.high' : 'rfm.low'),
            );
            return (
              <TableRow key={group}>
                <TableCell component="th" scope="row">
                  <Link to={listLink('members', { filter: { rfmGroup: group } })}>
                    {translate(`rfm.groups.${group}`)}
                  </Link>
                </TableCell>
                <TableCell>
                  {translate('rfm.meaning', {
                    recency: highs[0],
                    frequency: highs[1],
                    monetary: highs[2],
                  })}
                </TableCell>
                <TableCell align="right">
                  {translate('rfm.share', { n: count(members), all: count(all) })}
                </TableCell>
                <TableCell align="right">
                  <Money amount={netSpend} />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
};

const RfmPage = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const query = useQuery({
    queryKey: ['rfm', 'grid'],
    queryFn: async ({ signal }) =>
      (await api.call<RfmGrid>('GET', '/rfm/grid', undefined, signal)).data,
  });
  const { data } = query;
  return (
    <>
      <Title title={translate('rfm.title')} />
      <Section title="rfm.title">
        <Typography color="text.secondary">
          {translate('rfm.help', { months: RFM_MONTHS, high: HIGH_SCORE })}
        </Typography>
        {data && data.computedAt !== null && (
          <Typography sx={{ mt: 1 }}>
            {translate('rfm.asOf')} <Instant at={data.computedAt} />
          </Typography>
        )}
      </Section>
      {!data && <Loading query={query} height={240} />}
      {data && data.computedAt === null && <Typography>{translate('rfm.none')}</Typography>}
      {data && data.computedAt !== null && (
        <>
          <Section title="rfm.grid">
            <Cells cells={data.cells} />
          </Section>
          <Section title="rfm.groupsTitle">
            <Groups groups={data.groups} members={data.members} />
          </Section>
        </>
      )}
    </>
  );
};
export default RfmPage;
