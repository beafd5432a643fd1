/** "Which price?": for a described shopper at an instant, the winner and every row that lost, with its reason. */
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { readCount, valueOrNaN } from '#shared/numbers';
import type { Api } from '../../../api.ts';
import { useWork } from '../../../ui/feedback/useAct.ts';
import { InstantPicker } from '../../../ui/form/InstantInput.tsx';
import { useInstant } from '../../../ui/record/instant.tsx';
import { NamePicker } from '../../../platform/shared/audience/NamePicker.tsx';
import { useMoney } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { Answer } from './timeline.ts';
import { Verdicts } from './Verdicts.tsx';
import { Gap } from '../../../ui/record/Gap.tsx';

interface Shopper {
  quantity: string;
  levels: string[];
  groups: string[];
  channels: string[];
}
const NOBODY: Shopper = { quantity: '1', levels: [], groups: [], channels: [] };
const PICKED = [
  { kind: 'levels', label: 'level', isSingle: true },
  { kind: 'groups', label: 'groups', isSingle: false },
  { kind: 'channels', label: 'channel', isSingle: true },
] as const;

/** One where nothing is typed, NaN for what is no quantity. */
const quantityOf = ({ quantity }: Shopper): number => {
  const count = valueOrNaN(readCount(quantity)) ?? 1;
  return count < 1 ? NaN : count;
};

/** The described shopper, the instant, and the answer for them. */
const useQuestion = (variantId: number) => {
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [shopper, setShopper] = useState(NOBODY);
  const [at, setAt] = useState<number | null>(null);
  const [answer, setAnswer] = useState<Answer & { at: number }>();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const { levels, groups, channels } = shopper;
    const quantity = quantityOf(shopper);
    if (Number.isNaN(quantity)) return;
    const asked = {
      variantId,
      quantity,
      level: levels[0] ?? null,
      channel: channels[0] ?? null,
      groups: groups.length > 0 ? groups : null,
      at,
    };
    const got = await run(
      async () =>
        (await api.call<{ at: number; items: Answer[] }>('POST', '/prices/resolution', asked)).data,
    );
    const item = got?.items[0];
    setAnswer(got && item && { ...item, at: got.at });
  };
  return { shopper, setShopper, at, setAt, answer, ask, pending };
};

const Found = ({ answer, amount }: { answer: Answer & { at: number }; amount: number }) => {
  const translate = useTranslate();
  const money = useMoney();
  const instant = useInstant();
  const word = (name: string, further = {}) =>
    translate(`products.prices.question.${name}`, further);
  return (
    <>
      <Typography sx={{ my: 1 }}>
        <strong>{word('answer', { amount: money(amount) })}</strong>
        {answer.originalAmount !== undefined && answer.originalAmount > amount && (
          <> · {word('from', { amount: money(answer.originalAmount) })}</>
        )}{' '}
        · {instant(answer.at)}
      </Typography>
      <Verdicts answer={answer} />
    </>
  );
};

export const WhichPrice = ({ variantId }: { variantId: number }) => {
  const translate = useTranslate();
  const { shopper, setShopper, at, setAt, answer, ask, pending } = useQuestion(variantId);
  const isWrong = Number.isNaN(quantityOf(shopper));
  const word = (name: string) => translate(`products.prices.question.${name}`);
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
        <TextField
          label={word('quantity')}
          value={shopper.quantity}
          error={isWrong}
          helperText={isWrong && translate('ui.wrong.count')}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          onChange={({ target }) => setShopper({ ...shopper, quantity: target.value })}
        />
        {PICKED.map(({ kind, label, isSingle }) => (
          <NamePicker
            key={kind}
            kind={kind}
            isSingle={isSingle}
            label={`products.prices.question.${label}`}
            value={shopper[kind]}
            onChange={(names) => setShopper({ ...shopper, [kind]: names })}
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
            {word('failed')}
            <Gap />
            {translate(answer.error)}
          </Alert>
        )}
        {answer?.amount !== undefined && <Found answer={answer} amount={answer.amount} />}
      </Box>
    </Section>
  );
};
