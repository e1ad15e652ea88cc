import type { Table, TableRow } from 'mdast';
import type { ReactNode } from 'react';
import type { RenderContext } from './render-context';
import { renderPhrasing } from './render-phrasing';

/** A table in a box that scrolls sideways, by keyboard too. */
export function renderTable(table: Table, context: RenderContext): ReactNode {
  const [head, ...rows] = table.children;
  const cells = (row: TableRow, Cell: 'th' | 'td') =>
    row.children.map((cell, at) => (
      <Cell key={at} style={{ textAlign: table.align?.[at] ?? undefined }}>
        {renderPhrasing(cell.children, context)}
      </Cell>
    ));
  return (
    <div className="table-box" tabIndex={0} role="group">
      <table>
        <thead>{head !== undefined && <tr>{cells(head, 'th')}</tr>}</thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
