'use client';

import { formatTime, isInstant } from '@/lib/checks/instant';
import type { FactChange } from '@/lib/report/compare-facts';

/** What the services said that is not as it was. */
export function FactTable({ facts }: { facts: readonly FactChange[] }) {
  if (facts.length === 0) return <p className="soft">No setting, record or state of a phone changed.</p>;
  return (
    <details open={facts.length <= 8}>
      <summary>Facts that changed ({facts.length})</summary>
      <div className="inside">
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody translate="no">
            {facts.map(({ about, name, before, after }) => (
              <tr key={`${about} ${name}`}>
                <td>
                  {name}
                  <br />
                  <span className="soft">{about}</span>
                </td>
                <td>{written(before)}</td>
                <td>{written(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function written(value: string | null): string {
  if (value === null || value === '') return 'not there';
  return isInstant(value) ? formatTime(value) : value;
}
