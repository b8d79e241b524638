'use client';

import type { FactChange } from '@/lib/report/compare-facts';
import { factRows } from './fact-changes';

/** What the services said that is not as it was, folded. `technical` shows it in the services' own names. */
export function FactTable({ facts, technical }: { facts: readonly FactChange[]; technical: boolean }) {
  const rows = factRows(facts, technical);
  if (rows.length === 0) return <p className="soft">No setting, record or state of a phone changed.</p>;
  return (
    <details>
      <summary>Facts that changed ({rows.length})</summary>
      <div className="inside">
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody translate={technical ? 'no' : undefined}>
            {rows.map(({ key, name, about, before, after }) => (
              <tr key={key}>
                <td>
                  {name}
                  {about === null ? null : (
                    <>
                      <br />
                      <bdi className="soft">{about}</bdi>
                    </>
                  )}
                </td>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
