/** A figure of customer service as evidence: its name leads to the page that shows it, with its days, and beside it to what it counts. */
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import type { EvidenceFigure, ShownEvidence } from '#contract/surveys/correctiveEvidence';
import { figureRows } from '#rules/surveys/correctiveEvidence';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { listLink, pageLink } from '../../links.ts';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

type Names = Pick<ShownEvidence, 'categoryNames' | 'reasonNames' | 'rootCauseNames'>;

/** What it is called, without its days. */
const useParts = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const audienceName = useAudienceName();
  const text = (key: string) => translate(`correctiveActions.evidence.${key}`);
  const named = (id: number | null, names: Names['categoryNames'], none: string) =>
    id === null ? text(none) : toText(names) || text('gone');
  const who = ({ by, key }: EvidenceFigure & { of: 'targets' }) => {
    if (by === 'all') return text('allTickets');
    if (by === 'type') return translate(`tickets.types.${key}`);
    return key === null ? text('noLevel') : audienceName('levels', key);
  };
  return (figure: EvidenceFigure, names: Names): Record<string, string> => {
    switch (figure.of) {
      case 'returns':
        return {
          category: named(figure.categoryId, names.categoryNames, 'noCategory'),
          reason: named(figure.reasonId, names.reasonNames, 'noReason'),
        };
      case 'targets':
        return { metric: translate(`clocks.metrics.${figure.metric}`), who: who(figure) };
      case 'complaints':
        return { cause: named(figure.rootCauseId, names.rootCauseNames, 'gone') };
    }
  };
};

export const FigureName = ({ row, figure }: { row: ShownEvidence; figure: EvidenceFigure }) => {
  const translate = useTranslate();
  const partsOf = useParts();
  const { locale, timeZone } = useStoreSettings();
  const { of, from, to } = figure;
  const rows = figureRows(figure, timeZone);
  const { canAccess: seesFigure } = useCanAccess({ resource: 'serviceInsight', action: 'show' });
  const { canAccess: seesRows } = useCanAccess({ resource: rows.resource, action: 'list' });
  const name = translate(`correctiveActions.evidence.${of}`, {
    ...partsOf(figure, row),
    days: formatPeriod(from, to, locale),
  });
  return (
    <>
      {seesFigure === true ? (
        <LinkBase to={pageLink('/serviceInsight', { range: 'custom', from, to })}>{name}</LinkBase>
      ) : (
        name
      )}
      {seesRows === true && (
        <>
          {translate('layout.partSeparator')}
          <LinkBase to={listLink(rows.resource, { filter: rows.filter })}>
            {translate('correctiveActions.evidence.rows')}
          </LinkBase>
        </>
      )}
    </>
  );
};
