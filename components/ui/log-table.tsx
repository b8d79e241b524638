import type { ReactNode } from 'react';

/** A column of a log: its heading, and what stands under it for one entry. */
export interface LogColumn<T> {
  name: string;
  cell(entry: T): ReactNode;
}

/** Lines of a log: a table where it fits, else one block for each line, its cells named by `data-label`. */
export function LogTable<T>(props: {
  caption: string;
  columns: readonly LogColumn<T>[];
  entries: readonly T[];
  keyOf(entry: T): string;
  className?: string;
}) {
  const { caption, columns, entries, keyOf, className } = props;
  return (
    <table className={`log small ${className ?? ''}`}>
      <caption className="hidden-text">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={keyOf(entry)}>
            {columns.map(({ name, cell }) => (
              <td key={name} data-label={name}>
                {cell(entry)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
