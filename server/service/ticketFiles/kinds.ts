/** Files of tickets that another system has had, and of what was said about them. */
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { MESSAGE_COLUMNS, MESSAGE_REQUIRED, TICKET_COLUMNS, TICKET_REQUIRED } from './columns.ts';
import { importMessages } from './importMessages.ts';
import { importTickets } from './importTickets.ts';

export const TICKET_IMPORTS: readonly ImportKindSpec[] = [
  {
    kind: 'tickets',
    run: importTickets,
    columns: async () => columnsOf(TICKET_COLUMNS, TICKET_REQUIRED),
    memberColumn: 'customer',
    sample: {
      name: 'tickets.csv',
      text:
        BYTE_ORDER_MARK +
        sampleTable(TICKET_COLUMNS, [
          [
            'OLD-1001',
            'return',
            'app',
            'The dress is too small',
            'M000001',
            '',
            '2025-03-01 09:12',
            '2025-03-01 10:05',
            '2025-03-04 16:30',
            '2025-03-11 16:30',
            'closed',
            'refunded',
            'li@example.com',
            'size;dress',
            '尺码太小',
            '4',
          ],
          [
            'OLD-1002',
            'consultation',
            'phone',
            'When will it arrive?',
            '',
            '',
            '2025-03-02 14:00',
            '',
            '',
            '',
            'open',
            '',
            '',
            '',
            '',
            '',
          ],
        ]),
    },
  },
  {
    kind: 'ticket-messages',
    run: importMessages,
    columns: async () => columnsOf(MESSAGE_COLUMNS, MESSAGE_REQUIRED),
    sample: {
      name: 'ticket-messages.csv',
      text:
        BYTE_ORDER_MARK +
        sampleTable(MESSAGE_COLUMNS, [
          ['OLD-1001', '2025-03-01 09:12', 'customer', 'The dress is too small for me.', ''],
          ['OLD-1001', '2025-03-01 10:05', 'agent', 'Please send it back to us.', 'Li Wei'],
        ]),
    },
  },
];
