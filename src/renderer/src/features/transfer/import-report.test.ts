import { expect, it } from 'vitest';
import type { ImportReport } from '../../../../shared/domain/transfer';
import { wording } from '../../../../shared/text/wording';
import { reportTitle } from './import-report';

const nothing: ImportReport = { imported: 0, updated: 0, unchanged: 0, partly: 0, skipped: 1, problems: [] };

it('says at the end of an import whether anything of it is here', () => {
  const { importDone, importedNone } = wording.transfer;
  const titles = [nothing, { ...nothing, unchanged: 1 }].map((report) =>
    reportTitle({ kind: 'import', state: 'done', done: 1, total: 1, error: null, report }),
  );
  expect(titles).toEqual([importedNone, importDone]);
});
