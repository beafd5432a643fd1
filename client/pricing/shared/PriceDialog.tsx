/** One price more in a list: of which variant, how much, from when until when. Refusals say what is in the way. */
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
} from '@mui/material';
import { useId, useState } from 'react';
import {
  Form,
  RecordContextProvider,
  SaveButton,
  useDataProvider,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { PriceInput, type PriceRow } from '#contract/pricing/prices';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { newFormKey } from '../../sendOnce.ts';
import { InstantInput, LastDayInput } from '../../ui/form/InstantInput.tsx';
import { useInstant } from '../../ui/record/instant.tsx';
import { MoneyInput, useMoney } from '../../ui/record/money.tsx';
import { resolverOf } from '../../ui/form/resolver.ts';
import { AskSecondPerson } from './AskSecondPerson.tsx';
import { VariantInput } from './variants.tsx';

/** What a refused price says beside its fields. */
interface Refusal {
  conflicts: PriceRow[];
  floor: number;
}
type Values = Record<string, unknown>;

const EMPTY = {
  variantId: null,
  minQuantity: 1,
  amount: null,
  startsAt: null,
  endsAt: null,
};
const TWO = {
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  columnGap: 1.5,
  alignItems: 'start',
} as const;

/** The prices that hold in the time asked for. */
const InTheWay = ({ rows }: { rows: readonly PriceRow[] }) => {
  const translate = useTranslate();
  const money = useMoney();
  const instant = useInstant();
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      {translate('prices.add.inTheWay')}
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {rows.map(({ id, amount, startsAt, endsAt }) => (
          <li key={id}>
            {money(amount)}: {instant(startsAt)} –{' '}
            {endsAt ? instant(endsAt) : translate('prices.noEnd')}
          </li>
        ))}
      </Box>
    </Alert>
  );
};

export interface PriceDialogProps {
  listId: number;
  /** Translated. */
  title: string;
  /** The variant, where it is not asked for. */
  variantId?: number;
  onClose: () => void;
}

export const PriceDialog = ({ listId, title, variantId, onClose }: PriceDialogProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const titleId = useId();
  const [inTheWay, setInTheWay] = useState<readonly PriceRow[]>([]);
  const [form] = useState(newFormKey);
  const [isBelow, setIsBelow] = useState(false);
  const save = async (values: Values) => {
    try {
      await api.create('prices', { data: { ...values, listId }, meta: { form } });
      notify('prices.add.done', { type: 'success' });
      refresh();
      onClose();
      return undefined;
    } catch (error) {
      const refused = ApiError.from(error);
      const { conflicts = [], floor } = refused.details<Refusal>();
      setInTheWay(conflicts);
      setIsBelow(floor !== undefined);
      if (!refused.errors) notify(refused.key, { type: 'error' });
      return refused.errors ?? { root: { serverError: refused.key } };
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      {/* The record of the page around is no price. */}
      <RecordContextProvider value={undefined}>
        <Form
          defaultValues={{ ...EMPTY, listId, ...(variantId !== undefined && { variantId }) }}
          resolver={resolverOf(PriceInput)}
          onSubmit={(values: Values) => save(values)}
          noValidate
        >
          <DialogTitle id={titleId}>{title}</DialogTitle>
          <DialogContent>
            {variantId === undefined && <VariantInput source="variantId" label="prices.variant" />}
            <Box sx={TWO}>
              <MoneyInput source="amount" label="resources.prices.fields.amount" />
              <WholeInput
                source="minQuantity"
                label="resources.prices.fields.minQuantity"
                min={1}
                helperText={false}
              />
            </Box>
            {isBelow && <AskSecondPerson />}
            <InstantInput
              source="startsAt"
              dayLabel="prices.add.from"
              timeLabel="prices.add.time"
            />
            <LastDayInput source="endsAt" label="prices.add.lastDay" />
            <div aria-live="polite">{inTheWay.length > 0 && <InTheWay rows={inTheWay} />}</div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
            <SaveButton alwaysEnable label="prices.add.verb" variant="contained" icon={<></>} />
          </DialogActions>
        </Form>
      </RecordContextProvider>
    </Dialog>
  );
};
