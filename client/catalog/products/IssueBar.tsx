/** Above a product that was opened to fix an issue: which one, the way to its field, and the next one. */
import { Alert, Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { useMoney } from '../../ui/record/money.tsx';
import { jumpTo } from '../shared/issues/field.ts';
import { useIssueText } from '../shared/issues/useDetail.ts';
import { issuePath, useQueue } from '../shared/issues/useQueue.ts';
import { IssueUndo } from './IssueUndo.tsx';
import type { EditedProduct } from './record.ts';

const BAR = { mb: 2, '& .MuiAlert-message': { flex: 1 } } as const;
const ROW = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 } as const;

const Bar = ({ product, id }: { product: EditedProduct; id: number }) => {
  const translate = useTranslate();
  const money = useMoney();
  const textOf = useIssueText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { search } = useLocation();
  const asked = new URLSearchParams(search);
  const filter = {
    rule: asked.get('rule') ?? undefined,
    severity: asked.get('severity') ?? undefined,
  };
  const { query, nextAfter, passOver } = useQueue(filter);
  const open = product.issues.find((issue) => issue.id === id);
  const { version } = product;
  const [openVersion, setOpenVersion] = useState<number>();
  if (open && openVersion !== version) setOpenVersion(version);
  const isSavedHere = openVersion !== undefined && version > openVersion;
  useEffect(() => {
    // What was saved may have closed issues, of other products too.
    void client.invalidateQueries({ queryKey: ['qualityIssues', 'queue'] });
  }, [client, version]);
  const key = open ? JSON.stringify([open.rule, open.detail]) : '';
  useEffect(() => {
    if (key === '') return undefined;
    const [rule, detail] = JSON.parse(key);
    return jumpTo({ rule, detail });
  }, [key, id]);
  const atStake = query.data?.issues.find((issue) => issue.id === id)?.atStake;
  const next = nextAfter(id);
  const goOn = () => {
    passOver(id);
    if (next) navigate(issuePath(next, filter));
  };
  return (
    <Alert severity={open ? 'info' : 'success'} icon={open ? false : undefined} sx={BAR}>
      <Box sx={ROW} aria-live="polite">
        <Box sx={{ flex: '1 1 260px' }}>
          <strong>{open ? textOf(open) : translate('quality.work.fixed')}</strong>
          <Typography variant="body2">
            {[
              atStake !== undefined &&
                translate('quality.work.atStake', { amount: money(atStake) }),
              query.data && translate('quality.work.left', { smart_count: query.data.total }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
        {open ? (
          <Button size="small" onClick={() => jumpTo(open)}>
            {translate('quality.work.toField')}
          </Button>
        ) : (
          isSavedHere && <IssueUndo product={product} />
        )}
        <Button size="small" variant={open ? 'text' : 'contained'} onClick={goOn} disabled={!next}>
          {translate(open ? 'quality.work.skip' : 'quality.work.next')}
        </Button>
      </Box>
    </Alert>
  );
};

export const IssueBar = () => {
  const product = useRecordContext<EditedProduct>();
  const { search } = useLocation();
  const id = Number(new URLSearchParams(search).get('issue'));
  return product && id > 0 ? <Bar key={id} product={product} id={id} /> : null;
};
