/** How much a rule gives: the inputs of its formula, which depend on what is rewarded. */
import { SelectInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { EarnCurrency, EarnFormula, EarnTrigger } from '#contract/members/earnRules';
import { fitsTrigger } from '#rules/members/programmeTerms';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { RateInput } from '../../../ui/record/rate.tsx';
import { choicesOf, label } from './choices.ts';
import { KindInput } from './KindInput.tsx';
import { NumbersInput } from './NumbersInput.tsx';

type Kind = EarnFormula['kind'];
/** A formula of a kind whose figures are still to be typed. */
export const NEW_FORMULAS: Record<Kind, object> = {
  proportional: { kind: 'proportional', points: 1, per: null },
  steps: { kind: 'steps', points: null, per: null },
  fixed: { kind: 'fixed', points: null, refereePoints: 0 },
  ladder: { kind: 'ladder', days: [1, 2, 3, 4, 5, 6, 10], afterwards: 'restart' },
  multiplier: { kind: 'multiplier', rate: 20_000 },
};
const KINDS = Object.keys(NEW_FORMULAS) as Kind[];
export const kindsFor = (trigger: EarnTrigger): Kind[] =>
  KINDS.filter((kind) => fitsTrigger(kind, trigger));

const Figures = ({
  source,
  kind,
  trigger,
}: {
  source: string;
  kind: Kind;
  trigger: EarnTrigger;
}) => {
  const currency = useWatch({
    name: source.replace(/formula$/, 'currency'),
  }) as EarnCurrency | null;
  /** What a rule gives: points, growth or both. */
  const given = currency ? `programme.currencies.${currency}` : label('points');
  const at = (field: string) => ({ source: `${source}.${field}`, label: label(field) });
  switch (kind) {
    case 'proportional':
    case 'steps':
      return (
        <>
          <WholeInput {...at('points')} label={given} helperText={false} />
          <MoneyInput {...at('per')} />
        </>
      );
    case 'fixed':
      return (
        <>
          <WholeInput {...at('points')} label={given} helperText={false} />
          {trigger === 'referral' && <WholeInput {...at('refereePoints')} helperText={false} />}
        </>
      );
    case 'ladder':
      return (
        <>
          <NumbersInput
            source={`${source}.days`}
            label={label('days')}
            help="programme.form.ladderHelp"
          />
          <SelectInput
            {...at('afterwards')}
            choices={choicesOf(['restart', 'stay'], 'afterwards')}
            helperText={false}
          />
        </>
      );
    case 'multiplier':
      return <RateInput {...at('rate')} helperText="programme.form.multiplierHelp" />;
  }
};

export const FormulaFields = ({ source }: { source: string }) => {
  const { setValue } = useFormContext();
  const [trigger, kind] = useWatch({ name: [`${source}.trigger`, `${source}.formula.kind`] }) as [
    EarnTrigger,
    Kind,
  ];
  return (
    <>
      <KindInput
        source={`${source}.formula.kind`}
        label={label('formula.kind')}
        kinds={kindsFor(trigger)}
        words="formulas"
        onKind={(chosen) =>
          setValue(`${source}.formula`, structuredClone(NEW_FORMULAS[chosen]), {
            shouldDirty: true,
          })
        }
      />
      <Figures source={`${source}.formula`} kind={kind} trigger={trigger} />
    </>
  );
};
