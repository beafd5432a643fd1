/** "Which price?": for a described shopper at an instant, the winner and every row that lost, with its reason. */
import {
  Alert,
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../../api.ts';
import { Instant, useInstant } from '../../../ui/record/instant.tsx';
import { InstantPicker } from '../../../ui/form/InstantInput.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { Money, useMoney } from '../../../ui/record/money.tsx';
import { usePriceLists } from '../../../pricing/shared/priceLists.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { useWork } from '../../../ui/feedback/useAct.ts';
import type { Answer } from './timeline.ts';

const NOBODY = { quantity: '1', level: '', group: '', channel: '' };
const FIELDS = Object.keys(NOBODY) as (keyof typeof NOBODY)[];

const Verdicts = ({ answer }: { answer: Answer }) => {
  const translate = useTranslate();
  const money = useMoney();
  const toText = useLocalize();
  const lists = usePriceLists();
  const verdicts = answer.verdicts ?? [];
  const amountOf = (priceId: number) =>
    money(verdicts.find((one) => one.priceId === priceId)?.amount);
  const nameOf = (code: string | null) => {
    const list = lists.find((one) => one.code === code);
    return (list && toText(list.names)) || code || '–';
  };
  const fields = ['minQuantity', 'amount', 'startsAt', 'endsAt'];
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('products.prices.question.list')}</TableCell>
            {fields.map((field) => (
              <TableCell key={field}>{translate(`resources.prices.fields.${field}`)}</TableCell>
            ))}
            <TableCell>{translate('products.prices.question.verdict')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {verdicts.map(
            ({ priceId, list, minQuantity, amount, startsAt, endsAt, verdict, lostTo }) => (
              <TableRow
                key={priceId}
                sx={verdict === 'current' ? { '& td': { fontWeight: 600 } } : {}}
              >
                <TableCell>{nameOf(list)}</TableCell>
                <TableCell>{minQuantity}</TableCell>
                <TableCell>
                  <Money amount={amount} />
                </TableCell>
                <TableCell>
                  <Instant at={startsAt} />
                </TableCell>
                <TableCell>
                  {endsAt === null ? translate('prices.noEnd') : <Instant at={endsAt} />}
                </TableCell>
                <TableCell>
                  {verdict === 'current' ? (
                    <StatusChip tone="good" label="prices.verdicts.current" />
                  ) : (
                    translate(`prices.verdicts.${verdict}`)
                  )}
                  {lostTo !== undefined &&
                    ` (${translate('products.prices.question.lostTo', { amount: amountOf(lostTo) })})`}
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </Box>
  );
};

export const WhichPrice = ({ variantId }: { variantId: number }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const money = useMoney();
  const instant = useInstant();
  const { run, pending } = useWork();
  const [shopper, setShopper] = useState(NOBODY);
  const [at, setAt] = useState<number | null>(null);
  const [answer, setAnswer] = useState<Answer & { at: number }>();
  const word = (name: string, further = {}) =>
    translate(`products.prices.question.${name}`, further);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const { quantity, level, group, channel } = shopper;
    const asked = {
      variantId,
      quantity: Number(quantity) || 1,
      level: level.trim() || null,
      channel: channel.trim() || null,
      groups: group.trim() ? [group.trim()] : null,
      at,
    };
    const got = await run(
      async () =>
        (await api.call<{ at: number; items: Answer[] }>('POST', '/prices/resolution', asked)).data,
    );
    const item = got?.items[0];
    setAnswer(got && item && { ...item, at: got.at });
  };
  return (
    <Section title="products.prices.question.title" help="products.prices.question.help">
      <Box
        component="form"
        onSubmit={(event: FormEvent) => void ask(event)}
        noValidate
        sx={{
          display: 'grid',
          gap: 1,
          alignItems: 'start',
          gridTemplateColumns: { xs: '1fr 1fr', md: '1fr 1fr 1fr 1fr' },
        }}
      >
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={word(field)}
            value={shopper[field]}
            {...(field === 'quantity' && {
              type: 'number',
              slotProps: { htmlInput: { min: 1, step: 1 } },
            })}
            onChange={({ target }) => setShopper({ ...shopper, [field]: target.value })}
          />
        ))}
        <Box sx={{ gridColumn: { xs: '1 / -1', md: 'span 2' } }}>
          <InstantPicker
            value={at}
            onChange={setAt}
            dayLabel="products.prices.question.day"
            timeLabel="products.prices.question.time"
          />
        </Box>
        <Button
          type="submit"
          variant="outlined"
          disabled={pending}
          sx={{ mt: 1, justifySelf: 'start' }}
        >
          {word('ask')}
        </Button>
      </Box>
      <Box aria-live="polite">
        {answer?.error && (
          <Alert severity="warning">
            {word('failed')} {translate(answer.error)}
          </Alert>
        )}
        {answer?.amount !== undefined && (
          <>
            <Typography sx={{ my: 1 }}>
              <strong>{word('answer', { amount: money(answer.amount) })}</strong>
              {answer.originalAmount !== undefined && answer.originalAmount > answer.amount && (
                <> · {word('from', { amount: money(answer.originalAmount) })}</>
              )}{' '}
              · {instant(answer.at)}
            </Typography>
            <Verdicts answer={answer} />
          </>
        )}
      </Box>
    </Section>
  );
};
