'use client';

import type { ReactNode } from 'react';
import type { RemedyView, Setting } from '@/lib/report/remedies';
import { RemedyFold } from './remedy-fold';
import type { Changes } from './use-changes';

/** The mailbox or one phone: its settings, what can be done, and quietly what cannot and why. */
export function TargetPart(props: {
  title: ReactNode;
  about?: ReactNode;
  deviceId: string | null;
  settings: Setting[];
  remedies: RemedyView[];
  changes: Changes;
}) {
  const { title, about, deviceId, settings, remedies, changes } = props;
  const targetOf = ({ id }: RemedyView) => ({ remedy: id, deviceId });
  // One that was just refused stays where it was, with the reason that was typed.
  const shown = remedies.filter((one) => one.offered || changes.foldOf(targetOf(one)).refusal !== null);
  const rest = remedies.flatMap((one) => (one.offered || shown.includes(one) ? [] : [one]));
  return (
    <div className="target tight">
      <h3>{title}</h3>
      {about ? <p className="small soft">{about}</p> : null}
      <dl className="settings small">
        {settings.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {shown.length > 0 ? (
        <div>
          {shown.map((one) => (
            <RemedyFold key={one.id} remedy={one} target={targetOf(one)} changes={changes} />
          ))}
        </div>
      ) : (
        <p>Nothing here needs a change that the portal can make.</p>
      )}
      {rest.length > 0 ? <NotOffered remedies={rest} /> : null}
    </div>
  );
}

function NotOffered({ remedies }: { remedies: Extract<RemedyView, { offered: false }>[] }) {
  return (
    <details className="quiet-fold small">
      <summary>What is not offered, and why</summary>
      <dl className="inside">
        {remedies.map(({ id, title, why }) => (
          <div key={id}>
            <dt className="word">{title}</dt>
            <dd className="soft">{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
