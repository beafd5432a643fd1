import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import { useSeesCosts } from '../../../platform/shared/useSeesCosts.ts';
import { pastedRows } from '../../../ui/form/pastedCells.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import {
  type Block,
  type CellChange,
  filledDown,
  pasted,
  reversed,
  withChanges,
} from './changes.ts';
import { COLUMNS, type Field } from './columns.ts';
import { type KnownRow, nextRows } from './rowKeys.ts';

export interface GridForm {
  options: ProductOption[];
  variants: VariantInput[];
}

/** A change of many cells that can be undone. */
export interface Done extends Omit<Block, 'changes'> {
  cells: number;
  undo: () => void;
}

/** The variants of the form, and the changes of many cells at once. */
export const useGrid = () => {
  const form = useFormContext<GridForm>();
  const variants = (useWatch<GridForm, 'variants'>({ name: 'variants' }) ?? []) as VariantInput[];
  const options = (useWatch<GridForm, 'options'>({ name: 'options' }) ?? []) as ProductOption[];
  const { currency, decimals } = useStoreSettings();
  const seesCosts = useSeesCosts();
  const [isWide, setWide] = useState(false);
  const [done, setDone] = useState<Done>();
  const [before, setKnown] = useState<readonly KnownRow[]>([]);
  const known = nextRows(before, variants);
  if (known !== before) setKnown(known);
  const columns = COLUMNS.filter(
    ({ isFurther, ofCosts }) => (isWide || !isFurther) && (seesCosts || !ofCosts),
  );
  const fields = columns.map(({ field }) => field);
  const write = (changes: readonly CellChange[]) => {
    const next = withChanges(form.getValues('variants'), changes);
    next.forEach((variant, row) => {
      for (const { field } of COLUMNS)
        if (variant[field] !== form.getValues(`variants.${row}.${field}`))
          form.setValue(`variants.${row}.${field}`, variant[field] as never, { shouldDirty: true });
    });
  };
  const apply = ({ changes, bad, over }: Block) => {
    write(changes);
    setDone({
      cells: changes.length,
      bad,
      over,
      undo: () => (write(reversed(changes)), setDone(undefined)),
    });
  };
  return {
    form,
    variants,
    known,
    options,
    columns,
    currency: { currency, decimals },
    isWide,
    setWide,
    done,
    close: () => setDone(undefined),
    change: (changes: CellChange[]) => apply({ changes, bad: [], over: 0 }),
    paste: (text: string, row: number, field: Field) =>
      apply(
        pasted(
          pastedRows(text),
          form.getValues('variants'),
          fields,
          { row, field },
          {
            currency,
            decimals,
          },
        ),
      ),
    fillDown: (row: number, field: Field) =>
      write(filledDown(form.getValues('variants'), { row, field })),
  };
};
