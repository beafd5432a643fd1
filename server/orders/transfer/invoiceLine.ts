/** One line of an Online Retail invoice, and the columns of the file. Pure. */

export const INVOICE_COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;
export type Column = (typeof INVOICE_COLUMNS)[number];

export interface InvoiceLine {
  invoice: string;
  code: string;
  name: string;
  quantity: number;
  /** Price of one unit in millionths. */
  price: number;
  date: string;
  customer: string;
  country: string;
}
