import { useTranslate } from 'react-admin';
import type { FigureTarget } from '#contract/surveys/monthlyReviews';
import type { Unit } from '#rules/surveys/results';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useFigureText } from './useFigureText.ts';

const TONES = { reached: 'good', near: 'neutral', missed: 'bad' } as const;

/** The target with its source, and whether it was reached. */
export const TargetText = ({ target, unit }: { target: FigureTarget | null; unit: Unit }) => {
  const translate = useTranslate();
  const text = useFigureText();
  if (target === null) return <>–</>;
  return (
    <span title={translate('monthlyReviews.sourceOf', { source: target.source })}>
      {text.target(target.value, unit)}{' '}
      {target.reach && (
        <StatusChip tone={TONES[target.reach]} label={`monthlyReviews.reaches.${target.reach}`} />
      )}
    </span>
  );
};
