import { expect, test } from 'vitest';
import { warningsByKind } from '../src/features/removal/warnings.ts';

type Warning = Parameters<typeof warningsByKind>[0][number];
const warning = (kind: Warning['kind'], fields: Partial<Warning> = {}): Warning => ({
  kind,
  message: `${kind} ${fields.subjectName ?? ''}`.trim(),
  subjectName: null,
  at: null,
  recordedAs: null,
  endedBy: null,
  ...fields,
});
const deletion = (subjectName: string, at: string) => warning('DATA_DELETION', { subjectName, at });
const end = (subjectName: string, endedBy: Warning['endedBy'], recordedAs: Warning['recordedAs']) =>
  warning('END_AT_VENDOR', { subjectName, endedBy, recordedAs });

test('warnings of a kind stand together: of several items alike their names, by date, of one its sentence', () => {
  const groups = warningsByKind([
    warning('LAST_PARTNER'),
    deletion('E3', '2027-02-24T19:56:01.000Z'),
    end('E3', 'COMMAND', 'SUSPENDED'),
    deletion('Power BI', '2027-02-24T19:58:44.000Z'),
    deletion('Audio', '2027-02-25T08:00:00.000Z'),
    end('Power BI', 'COMMAND', 'SUSPENDED'),
    end('Windows Server', 'COMMAND', 'CANCELLED'),
    end('Visio', 'CLOCK', 'EXPIRED'),
    warning('END_AT_VENDOR', { subjectName: 'Alder & Finch' }),
    warning('STILL_BILLED', { subjectName: 'Plan' }),
  ]);
  expect(groups).toEqual([
    { kind: 'LAST_PARTNER', parts: [{ message: 'LAST_PARTNER' }] },
    {
      kind: 'DATA_DELETION',
      parts: [
        {
          of: 'DATA_DELETION',
          lines: [
            { names: ['E3', 'Power BI'], at: '2027-02-24T19:56:01.000Z', status: null },
            { names: ['Audio'], at: '2027-02-25T08:00:00.000Z', status: null },
          ],
        },
      ],
    },
    {
      kind: 'END_AT_VENDOR',
      parts: [
        {
          of: 'COMMAND',
          lines: [
            { names: ['E3', 'Power BI'], at: null, status: 'SUSPENDED' },
            { names: ['Windows Server'], at: null, status: 'CANCELLED' },
          ],
        },
        { message: 'END_AT_VENDOR Visio' },
        { message: 'END_AT_VENDOR Alder & Finch' },
      ],
    },
    { kind: 'STILL_BILLED', parts: [{ message: 'STILL_BILLED Plan' }] },
  ]);
});
