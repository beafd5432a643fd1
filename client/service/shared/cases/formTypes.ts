/** What the dialogs and pages of cases show of each kind; the kinds say it in `forms/`. */
import type { ComponentType } from 'react';
import type { CaseDetail } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind } from '#contract/service/stages';

export type CaseInputs = Readonly<Record<string, unknown>>;

export interface CaseFieldsProps {
  input: CaseInputs;
  onInput: (input: CaseInputs) => void;
  /** Null where a case is opened. */
  record: CaseDetail | null;
}

export interface CaseForm {
  kind: CaseKind;
  action: CaseAction;
  /** What it holds at first. */
  initial?: () => CaseInputs;
  /** Whether all that is needed is there. */
  isComplete?: (input: CaseInputs) => boolean;
  Fields: ComponentType<CaseFieldsProps>;
}

/** What the page of a case shows of its kind, beside the frame. */
export interface KindDetails {
  kind: CaseKind;
  Content: ComponentType<{ record: CaseDetail }>;
}
