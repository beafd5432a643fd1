/** What the dialogs and pages of cases show of each kind; the kinds say it in `forms/`. */
import type { ComponentType } from 'react';
import type { CaseDetail, CaseInput } from '#contract/service/cases';
import type { TicketDetail } from '#contract/service/tickets';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind } from '#contract/service/stages';

export type CaseInputs = Readonly<Record<string, unknown>>;

/** With which kind and inputs a dialog begins. */
export interface CaseStart {
  kind: CaseKind;
  /** The case in which it was promised. */
  parentId: number | null;
  input: CaseInputs;
}

export type CaseErrors = Readonly<Record<string, string>>;

export interface CaseFieldsProps {
  input: CaseInputs;
  onInput: (input: CaseInputs) => void;
  /** By field, what is missing or wrong, once somebody tried to send it; translation keys. */
  errors?: CaseErrors;
  /** Null where a case is opened. */
  record: CaseDetail | null;
  ticketId: number;
  /** On which a case is opened. */
  ticket?: TicketDetail;
}

export interface CaseForm {
  kind: CaseKind;
  action: CaseAction;
  /** What it holds at first; of a step, by its case. */
  initial?: (record?: CaseDetail) => CaseInputs;
  /** What is sent where a case is opened; left out, what it holds as `input`. */
  toBody?: (input: CaseInputs) => {
    lines?: CaseInput['lines'];
    reasonCode?: string | null;
    input: CaseInputs;
  };
  /** What of it is sent as the input of a step; left out, all of it. */
  toInput?: (input: CaseInputs) => CaseInputs;
  /** What is missing or cannot be read, by field, which is said there once somebody tried to send it. */
  missing?: (input: CaseInputs, record: CaseDetail | null) => CaseErrors;
  /** Whether what it holds needs a reason where the step by itself needs none. */
  needsReason?: (input: CaseInputs) => boolean;
  Fields: ComponentType<CaseFieldsProps>;
}

/** What the page of a case shows of its kind, beside the frame. */
export interface KindDetails {
  kind: CaseKind;
  Content: ComponentType<{ record: CaseDetail }>;
}
